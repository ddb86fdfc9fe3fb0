// Place these anew. A tie that placing itself drew earlier is redrawn; no other tie is touched.
// $rows  [place, district, id of the tie, by what]; $now  the server's clock
UNWIND $rows AS row
MATCH (p:Place:Entity {id: row[0]})
USING INDEX SEEK p:Entity(id)
CALL (p, row) {
  MATCH (p)-[old:LOCATED_IN]->(:District)
  WHERE old.importSource = 'placing' AND old.id <> row[2]
  DELETE old
}
MATCH (d:District:Entity {id: row[1]})
USING INDEX SEEK d:Entity(id)
MERGE (p)-[t:LOCATED_IN {id: row[2]}]->(d)
ON CREATE SET t.createdAt = $now, t.observedAt = $now, t.version = 1
SET t.source = p.source, t.importSource = 'placing', t.shownTo = 'PUBLIC', t.placedBy = row[3], p.placedBy = row[3]
