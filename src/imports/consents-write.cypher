// Write down consents that were given outside Musubi; one that is there already stays as it is.
// $rows  [id, person, covers (ids), party or null, goBetween or null, properties]; $now  the server's clock
// → id, found (how many of those it names are there)
UNWIND $rows AS row
MATCH (p:Entity {id: row[1]})
WHERE p:Person
MERGE (c:Consent {id: row[0]})
ON CREATE SET c += row[5], c.version = 1, c.createdAt = $now
MERGE (p)-[:GAVE]->(c)
WITH row, c
CALL (row, c) {
  UNWIND row[2] AS id
  MATCH (n:Entity {id: id})
  MERGE (c)-[:COVERS]->(n)
  RETURN count(*) AS covered
}
CALL (row, c) {
  MATCH (n:Entity {id: row[3]})
  MERGE (c)-[:GIVEN_TO]->(n)
  RETURN count(*) AS parties
}
CALL (row, c) {
  MATCH (n:Entity {id: row[4]})
  MERGE (c)-[:THROUGH]->(n)
  RETURN count(*) AS between
}
RETURN c.id AS id, covered + parties + between AS found
