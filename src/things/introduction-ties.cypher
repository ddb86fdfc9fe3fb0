// Write into the graph what came of an introduction: ties that are there for the viewer are confirmed, the others are made.
// $rows  [from, to, id of a new tie, kind, role or null, it means the same from either end]; $at  when it came about; $introduction  its id; $now; $by
// A tie that the writer may not see is none to them: otherwise what is missing afterwards would tell of it.
// $codes  the viewer's codes
UNWIND $rows AS row
MATCH (a:Entity {id: row[0]})
MATCH (b:Entity {id: row[1]})
SET a.tiesChangedAt = $now, b.tiesChangedAt = $now
WITH a, b, row
CALL (a, b, row) {
  OPTIONAL MATCH (a)-[t]-(b)
  WHERE type(t) = row[3] AND (row[5] OR startNode(t) = a) AND coalesce(t.until > $now, true)
    AND any(code IN t.audience WHERE code IN $codes) AND t.audienceUntil > $now
  RETURN collect(t) AS there
}
FOREACH (t IN there |
  SET t.observedAt = CASE WHEN t.observedAt > $at THEN t.observedAt ELSE $at END)
FOREACH (_ IN CASE WHEN there = [] THEN [1] ELSE [] END |
  CREATE (a)-[t:$(row[3])]->(b)
  SET t.id = row[2], t.version = 1, t.createdAt = $now, t.since = $at, t.observedAt = $at, t.role = row[4], t.source = 'musubi', t.recordedBy = $by,
    t.introduction = $introduction, t.shownTo = 'DISTRICT')
