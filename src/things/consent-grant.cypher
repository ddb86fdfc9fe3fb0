// Write down what a person agreed to.
// $id  of the consent; $person; $covers  ids; $party  the one named, or null; $goBetween  whom to ask first, or null; $properties; $now
MATCH (p:Entity {id: $person})
CREATE (p)-[:GAVE]->(c:Consent {id: $id})
SET c += $properties, c.version = 1, c.createdAt = $now
WITH c
CALL (c) {
  UNWIND $covers AS covered
  MATCH (n:Entity {id: covered})
  MERGE (c)-[:COVERS]->(n)
  RETURN count(*) AS things
}
CALL (c) {
  MATCH (n:Entity {id: $party})
  CREATE (c)-[:GIVEN_TO]->(n)
  RETURN count(*) AS parties
}
CALL (c) {
  MATCH (n:Entity {id: $goBetween})
  CREATE (c)-[:THROUGH]->(n)
  RETURN count(*) AS between
}
RETURN c.id AS id
