// What are these things, and these ties, for the page that shows them?
// $ids  ids of things; $rows  ties as [from, kind, to, id]; $codes, $now  the viewer's codes and the server's clock
// → one row: things, ties [[from, tie, to]]; what may not be seen (any more) is absent
CALL () {
  UNWIND $ids AS id
  MATCH (n:Entity {id: id})
  WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
  RETURN collect(n {.*, searchText: null, noun: head([l IN labels(n) WHERE l <> 'Entity'])}) AS things
}
CALL () {
  UNWIND $rows AS row
  MATCH (x:Entity {id: row[0]})-[t]->(b:Entity {id: row[2]})
  WHERE type(t) = row[1] AND t.id = row[3]
    AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
  RETURN collect([x {.id, .name, .audience, .audienceUntil, .nameEn, noun: head([l IN labels(x) WHERE l <> 'Entity'])}, t {.*, kind: type(t)},
    b {.id, .name, .audience, .audienceUntil, .nameEn, noun: head([l IN labels(b) WHERE l <> 'Entity'])}]) AS ties
}
RETURN things, ties
