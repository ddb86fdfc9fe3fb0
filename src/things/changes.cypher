// When were these records made, what of them was corrected, and which of their ties began and ended? Districts and topics have a town's ties: theirs are left out.
// $ids  the records; $most  ties of each, the latest; $codes, $now  the viewer's codes and the server's clock
// → id, audience, createdAt, recordedBy, source, observedAt, corrections (as texts), ties [tie]
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
CALL (n) {
  MATCH (n)-[t:LIVES_IN|LIVES_TOGETHER|KNOWS|FAMILY_OF|MEMBER_OF|FREQUENTS|WORKS_AT|WATCHES_OVER|ACTIVE_IN|MEETS_AT|ACCOMPANIED_BY|LOCATED_IN|RUN_BY|OFFERS|HAS_NEED|HAS_WISH|HELPS]-(m:Entity)
  WHERE NOT (n:District OR n:Topic)
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
  WITH t, m, startNode(t) = n AS outward ORDER BY coalesce(t.until, t.since, t.createdAt) DESC, t.id LIMIT $most
  RETURN collect(t {.*, kind: type(t), startedAt: coalesce(t.since, t.createdAt),
    from: CASE WHEN outward THEN n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])} ELSE m {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(m) WHERE l <> 'Entity'])} END,
    to: CASE WHEN outward THEN m {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(m) WHERE l <> 'Entity'])} ELSE n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])} END}) AS ties
}
RETURN n.id AS id, n.audience AS audience, n.createdAt AS createdAt, n.recordedBy AS recordedBy, n.source AS source, n.observedAt AS observedAt,
  coalesce(n.corrections, []) AS corrections, ties
