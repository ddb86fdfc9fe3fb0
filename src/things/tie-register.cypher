// Join two entities, unless they are joined by this kind of tie already.
// $id; $kind; $mutual  it means the same from either end; $from, $to; $facts  role, since, until, observedAt, source, assuredBy, shownTo; $now; $by  who registered it
// A tie that the writer may not see is none to them: otherwise a refusal would tell of it.
// $codes  the viewer's codes
// → id; no row when they are joined already
MATCH (a:Entity {id: $from})
MATCH (b:Entity {id: $to})
SET a.tiesChangedAt = $now
FOREACH (_ IN CASE WHEN $mutual THEN [1] ELSE [] END | SET b.tiesChangedAt = $now)
WITH a, b
WHERE NOT EXISTS { MATCH (a)-[t]->(b) WHERE type(t) = $kind AND t.until IS NULL AND any(code IN t.audience WHERE code IN $codes) AND t.audienceUntil > $now }
  AND NOT ($mutual AND EXISTS { MATCH (b)-[t]->(a) WHERE type(t) = $kind AND t.until IS NULL AND any(code IN t.audience WHERE code IN $codes) AND t.audienceUntil > $now })
CREATE (a)-[t:$($kind)]->(b)
SET t = $facts
SET t.id = $id, t.version = 1, t.createdAt = $now, t.recordedBy = $by,
  t.observedAt = coalesce(t.observedAt, $now), t.source = coalesce(t.source, 'musubi'), t.shownTo = coalesce(t.shownTo, 'DISTRICT')
RETURN t.id AS id
