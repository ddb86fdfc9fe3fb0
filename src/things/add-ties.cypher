// Join entities by one kind of tie, where they are not joined by it already.
// $rows  [from, to, id of the tie]; $kind; $mutual  it means the same from either end; $now; $by  who registered it
// A tie that the writer may not see is none to them: otherwise what is missing afterwards would tell of it. One without an audience was written a moment ago.
// $codes  the viewer's codes
UNWIND $rows AS row
MATCH (a:Entity {id: row[0]})
USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: row[1]})
USING INDEX SEEK b:Entity(id)
WITH a, b, row
WHERE NOT EXISTS { MATCH (a)-[t]->(b) WHERE type(t) = $kind AND t.until IS NULL AND (t.audience IS NULL OR (any(code IN t.audience WHERE code IN $codes) AND t.audienceUntil > $now)) }
  AND NOT ($mutual AND EXISTS { MATCH (b)-[t]->(a) WHERE type(t) = $kind AND t.until IS NULL AND (t.audience IS NULL OR (any(code IN t.audience WHERE code IN $codes) AND t.audienceUntil > $now)) })
CREATE (a)-[t:$($kind)]->(b)
SET t.id = row[2], t.version = 1, t.createdAt = $now, t.observedAt = $now, t.since = null, t.source = 'musubi', t.recordedBy = $by,
  t.shownTo = CASE WHEN a.shownTo = 'PUBLIC' AND b.shownTo <> 'PUBLIC' THEN b.shownTo ELSE coalesce(a.shownTo, 'DISTRICT') END
