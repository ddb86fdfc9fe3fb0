// Write down introductions that went on outside Musubi, with each move of them and the consents that were given for them.
// $rows  [id, properties, ties [[kind, id at the other end, properties]], moves, consents [[id, person, covers, party, properties]]]; $now  the server's clock
// → id, found (how many of those it joins are there)
UNWIND $rows AS row
CREATE (n:Entity:Introduction {id: row[0]})
SET n += row[1], n.createdAt = $now, n.updatedAt = $now
WITH row, n
CALL (row, n) {
  UNWIND row[2] AS tie
  MATCH (x:Entity {id: tie[1]})
  CREATE (n)-[t:$(tie[0])]->(x)
  SET t += tie[2], t.createdAt = $now
  RETURN count(t) AS found
}
CALL (row, n) {
  UNWIND row[3] AS move
  CREATE (n)-[:MOVED]->(m:Move)
  SET m = move
  RETURN count(m) AS moves
}
CALL (row) {
  UNWIND row[4] AS given
  MATCH (p:Entity {id: given[1]})
  MATCH (other:Entity {id: given[3]})
  MERGE (c:Consent {id: given[0]})
  ON CREATE SET c += given[4], c.version = 1, c.createdAt = $now
  MERGE (p)-[:GAVE]->(c)
  MERGE (c)-[:GIVEN_TO]->(other)
  WITH c, given
  UNWIND given[2] AS covered
  MATCH (x:Entity {id: covered})
  MERGE (c)-[:COVERS]->(x)
  RETURN count(*) AS covers
}
RETURN n.id AS id, found
