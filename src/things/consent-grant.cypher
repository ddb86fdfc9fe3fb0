// Write down what a person agreed to.
// $id  of the consent; $person; $covers  ids; $party  the one named, or '-'; $goBetween  whom to ask first, or '-'; $properties; $now
// → others (ids of what the other side of an introduction agreed to show)
MATCH (p:Entity {id: $person})
CREATE (p)-[:GAVE]->(c:Consent {id: $id})
SET c += $properties, c.version = 1, c.createdAt = $now
WITH p, c
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
// The other side's consent holds from now on, so what it covers is to be settled too.
RETURN COLLECT {
  MATCH (c)-[:GIVEN_TO]->(other:Person)-[:GAVE]->(back:Consent)-[:GIVEN_TO]->(p)
  MATCH (back)-[:COVERS]->(n:Entity)
  RETURN DISTINCT n.id
} AS others
