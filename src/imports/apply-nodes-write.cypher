// Write these records as they now are; one that was gone is back.
// $rows  [source, sourceId, noun, id, properties, provenance]; $now  the server's clock
UNWIND $rows AS row
MERGE (n:Entity {source: row[0], sourceId: row[1]})
ON CREATE SET n.id = row[3], n.createdAt = $now
WITH n, row, coalesce(n.version, 0) + 1 AS version
SET n:$(row[2]), n += row[4], n += row[5], n.version = version, n.importedVersion = version, n.updatedAt = $now, n.goneSince = null
