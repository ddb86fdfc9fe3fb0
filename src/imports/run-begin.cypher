// Remember that this file is being taken in. The same file (by its bytes) is the same run, however often it is begun again;
// the terms under which it may be used are those that were said last.
// $id; $properties  file, sha256, source, licence, attribution, retrievedAt, importer, profile; $now  the server's clock
MERGE (r:ImportRun {id: $id})
ON CREATE SET r += $properties, r.startedAt = $now
ON MATCH SET r.licence = coalesce($properties.licence, r.licence), r.attribution = coalesce($properties.attribution, r.attribution)
