// Write these ties as they now are; one that was gone is back.
// $rows  [start, end, kind, id, properties]; $now  the server's clock
UNWIND $rows AS row
MATCH (a:Entity {id: row[0]})
USING INDEX SEEK a:Entity(id)
MATCH (b:Entity {id: row[1]})
USING INDEX SEEK b:Entity(id)
MERGE (a)-[t:$(row[2]) {id: row[3]}]->(b)
ON CREATE SET t.createdAt = $now, t.observedAt = $now
WITH t, row, coalesce(t.version, 0) + 1 AS version
SET t.until = null, t.goneSince = null, t += row[4], t.version = version, t.importedVersion = version, t.updatedAt = $now
