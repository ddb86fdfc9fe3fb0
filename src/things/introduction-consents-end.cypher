// An introduction that ended takes back the consents that were recorded for it.
// $id; $how  in words; $by  the viewer; $now
// → settle (ids of what they covered, and of whoever gave them)
MATCH (:Entity {id: $id})-[:OF|TO]->(p:Person)-[:GAVE]->(c:Consent)
WHERE c.introduction = $id AND c.withdrawnAt IS NULL
SET c.withdrawnAt = $now, c.withdrawnHow = $how, c.withdrawnBy = $by, c.version = c.version + 1
WITH p, c
MATCH (c)-[:COVERS]->(x:Entity)
WITH collect(DISTINCT p.id) + collect(DISTINCT x.id) AS ids
RETURN ids AS settle
