// By which ways of acquaintance does one party come to another?
// The five shortest ways, of at most five hops each, over the kinds of tie that are allowed; every node and tie on a way must be visible, so that a hidden one neither
// shortens nor lengthens any.
// $from, $to  ids; $kinds  the kinds of tie that may be walked, in either direction; $at  the moment asked about
// $codes, $now  the viewer's codes and the server's clock
// → steps: [[from, tie, to]] in walking order; walked: ids in order
MATCH (a:Entity {id: $from})
WHERE any(a IN a.audience WHERE a IN $codes) AND a.audienceUntil > $now
CALL (a) {
  MATCH (b:Entity {id: $to})
  WHERE b <> a
    AND any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
  RETURN b
}
MATCH way = SHORTEST 5 (a) ((x)-[t:KNOWS|FAMILY_OF|MEMBER_OF|FREQUENTS|WORKS_AT|WATCHES_OVER|LIVES_TOGETHER|MEETS_AT|ACCOMPANIED_BY|RUN_BY]-(y) WHERE type(t) IN $kinds
  AND y:Entity
  AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
  AND any(a IN y.audience WHERE a IN $codes) AND y.audienceUntil > $now
  AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)){1,5} (b)
WITH way, [n IN nodes(way) | n.id] AS walked
RETURN [r IN relationships(way) | [
    {id: startNode(r).id, name: startNode(r).name, audience: startNode(r).audience, audienceUntil: startNode(r).audienceUntil, nameEn: startNode(r).nameEn, noun: head([l IN labels(startNode(r)) WHERE l <> 'Entity'])},
    r {.*, kind: type(r)},
    {id: endNode(r).id, name: endNode(r).name, audience: endNode(r).audience, audienceUntil: endNode(r).audienceUntil, nameEn: endNode(r).nameEn, noun: head([l IN labels(endNode(r)) WHERE l <> 'Entity'])}]] AS steps, walked
ORDER BY size(walked), walked
