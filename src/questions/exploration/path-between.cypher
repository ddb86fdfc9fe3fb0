// By which ways of acquaintance does one party come to another, and who on them has agreed to introduce?
// The five shortest ways, of at most five hops each, over the kinds of tie that are allowed, and of the ten shortest over people who agreed those on which everybody did; every node and
// tie on a way must be visible, so that a hidden one neither shortens nor lengthens any. Somebody has agreed who goes between for whomever a coordinator asks,
// or for one of these two by name, or who said so in an introduction of these two that all agreed to.
// $from, $to  ids; $kinds  the kinds of tie that may be walked, in either direction; $at  the moment asked about
// $codes, $now  the viewer's codes and the server's clock
// → steps: [[from, tie, to]] in walking order; walked: ids in order; agreed, toAsk: those between the two who agreed, and who are to be asked, in walking order
MATCH (a:Entity {id: $from})
WHERE any(a IN a.audience WHERE a IN $codes) AND a.audienceUntil > $now
CALL (a) {
  MATCH (b:Entity {id: $to})
  WHERE b <> a
    AND any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
  RETURN b
}
WITH a, b,
  COLLECT {
    CALL (a, b) {
      MATCH (a)<-[:GIVEN_TO]-(c:Consent)<-[:GAVE]-(x:Person)
      WHERE c.purpose = 'GO_BETWEEN' AND c.holdsUntil > $now
        AND any(a IN c.audience WHERE a IN $codes) AND c.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      RETURN x.id AS id
      UNION
      MATCH (b)<-[:GIVEN_TO]-(c:Consent)<-[:GAVE]-(x:Person)
      WHERE c.purpose = 'GO_BETWEEN' AND c.holdsUntil > $now
        AND any(a IN c.audience WHERE a IN $codes) AND c.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      RETURN x.id AS id
      UNION
      MATCH (a)<-[one:OF|TO]-(i:Introduction)-[two:OF|TO]->(b)
      WHERE i.state IN ['ACCEPTED', 'MET', 'THIRD_TIME', 'ALIVE']
        AND any(a IN one.audience WHERE a IN $codes) AND one.audienceUntil > $now
        AND any(a IN i.audience WHERE a IN $codes) AND i.audienceUntil > $now
        AND any(a IN two.audience WHERE a IN $codes) AND two.audienceUntil > $now
      MATCH (i)-[held:THROUGH]->(x:Entity)
      WHERE held.answer = 'AGREED'
        AND any(a IN held.audience WHERE a IN $codes) AND held.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      RETURN x.id AS id
    }
    RETURN id
  } AS willing
CALL (a, b, willing) {
  MATCH way = SHORTEST 5 (a) ((x)-[t:KNOWS|FAMILY_OF|MEMBER_OF|FREQUENTS|WORKS_AT|WATCHES_OVER|LIVES_TOGETHER|MEETS_AT|ACCOMPANIED_BY|RUN_BY]-(y) WHERE type(t) IN $kinds
    AND y:Entity
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN y.audience WHERE a IN $codes) AND y.audienceUntil > $now
    AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)){1,5} (b)
  RETURN way, true AS near
  UNION
  MATCH way = SHORTEST 10 (a) ((x)-[t:KNOWS|FAMILY_OF|MEMBER_OF|FREQUENTS|WORKS_AT|WATCHES_OVER|LIVES_TOGETHER|MEETS_AT|ACCOMPANIED_BY|RUN_BY]-(y) WHERE type(t) IN $kinds
    AND y:Entity
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN y.audience WHERE a IN $codes) AND y.audienceUntil > $now
    AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    AND (y.id = $to OR NOT y:Person OR y.id IN willing OR (any(a IN y.introduces WHERE a IN $codes) AND y.introducesUntil > $now))){1,5} (b)
  RETURN way, false AS near
}
WITH way, max(CASE WHEN near THEN 1 ELSE 0 END) AS near, willing
WITH way, near, [n IN nodes(way) | n.id] AS walked, nodes(way)[1..-1] AS between,
  [n IN nodes(way)[1..-1] WHERE n.id IN willing OR (any(a IN n.introduces WHERE a IN $codes) AND n.introducesUntil > $now)] AS agreed
WITH way, near, walked, agreed,
  // Where people meet is not who introduces them: only where there is no person between the two, those who run it are to be asked.
  [n IN between WHERE NOT n IN agreed AND (n:Person OR none(x IN between WHERE x:Person))] AS silent
WITH way, near, walked, agreed, silent
// What everybody on it agreed to comes first.
ORDER BY silent <> [], size(walked), walked LIMIT 15
WHERE near = 1 OR silent = []
RETURN [r IN relationships(way) | [
    {id: startNode(r).id, name: startNode(r).name, audience: startNode(r).audience, audienceUntil: startNode(r).audienceUntil, nameEn: startNode(r).nameEn, noun: head([l IN labels(startNode(r)) WHERE l <> 'Entity'])},
    r {.*, kind: type(r)},
    {id: endNode(r).id, name: endNode(r).name, audience: endNode(r).audience, audienceUntil: endNode(r).audienceUntil, nameEn: endNode(r).nameEn, noun: head([l IN labels(endNode(r)) WHERE l <> 'Entity'])}]] AS steps, walked,
  [n IN agreed | {id: n.id, name: n.name, audience: n.audience, audienceUntil: n.audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])}] AS agreed,
  [n IN silent | {id: n.id, name: n.name, audience: n.audience, audienceUntil: n.audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])}] AS toAsk
