// Whom do these things concern: themselves if people, whoever holds them, everybody of a household, and all whom an introduction joins?
// $ids  of things of any noun, '-' for none; $self  the viewer's own person, or '-': nobody is told on for looking at what is theirs; $now  the server's clock
// → person (id of a person or household), each once
UNWIND $ids AS id
MATCH (n:Entity {id: id})
CALL (n) {
  RETURN CASE WHEN n:Person OR n:Household THEN n.id ELSE n.partyId END AS holder
  UNION
  MATCH (n:Introduction)-[:OF|TO|THROUGH]->(p:Person) RETURN p.id AS holder
}
WITH DISTINCT holder
MATCH (h:Entity {id: holder})
WHERE h:Person OR h:Household
WITH h, COLLECT { MATCH (m:Person)-[t:LIVES_TOGETHER]->(h) WHERE coalesce(t.until > $now, true) RETURN m.id } AS members
UNWIND CASE WHEN $self IN members THEN [] ELSE [h.id] END + members AS person
WITH DISTINCT person
WHERE person <> $self
RETURN person ORDER BY person
