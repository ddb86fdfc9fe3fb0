// Which entities are tied to these by one kind of tie?
// $ids  the entities; $kind  the tie; $direction  OUT: the sentence begins here, IN: it ends here, BOTH
// $at  only ties in force then; $first  rows for each; $afterSort, $afterId  the last row of the page before, or what sorts before all
// $codes, $now  the viewer's codes and the server's clock
// → id, rows: [{tie, node}] in reading order, one more than asked for when there is more
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
CALL (n) {
  MATCH (n)-[t:PART_OF|ADJACENT_TO|LIVES_IN|LIVES_TOGETHER|KNOWS|FAMILY_OF|MEMBER_OF|FREQUENTS|WORKS_AT|WATCHES_OVER|ACTIVE_IN|MEETS_AT|ACCOMPANIED_BY|LOCATED_IN|RUN_BY|BROADER|OFFERS|ABOUT|SERVES|HAS_NEED|HAS_WISH|HELPS|HELD|TOOK_PART|VOICED|HEARD_IN|HEARD_AT|BECAME|DECIDED|LED_TO|TAKEN_ON_BY|HAS_STEP|BLOCKED_BY|SUPPORTS|GATHERS]-(m:Entity)
  WHERE type(t) = $kind
    AND ($direction = 'BOTH' OR ($direction = 'OUT') = (startNode(t) = n))
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
    AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    AND (m.sort > $afterSort OR (m.sort = $afterSort AND t.id > $afterId))
  WITH t, m, startNode(t) = n AS outward ORDER BY m.sort, t.id LIMIT $first + 1
  RETURN collect({
    sort: m.sort,
    tie: t {.*, kind: type(t),
      from: CASE WHEN outward THEN n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])} ELSE m {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(m) WHERE l <> 'Entity'])} END,
      to: CASE WHEN outward THEN m {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(m) WHERE l <> 'Entity'])} ELSE n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])} END},
    node: m {.*, searchText: null, noun: head([l IN labels(m) WHERE l <> 'Entity'])}
  }) AS rows
}
RETURN id, rows
