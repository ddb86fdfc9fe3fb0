// Until when does each consent that covers these entities hold? Not at all when it was withdrawn or is past. One that introduces two people to each other
// holds only while both have agreed: `holdsUntil` is then the earlier end of the two. The last day of 9999 is no end.
// $ids  ids of entities; $now  the server's clock
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:COVERS]-(c:Consent)<-[:GAVE]-(giver:Person)
USING INDEX SEEK n:Entity(id)
WITH DISTINCT c, giver
WITH c, giver,
  COLLECT {
    MATCH (c)-[:GIVEN_TO]->(other:Person)-[:GAVE]->(back:Consent)-[:GIVEN_TO]->(giver)
    WHERE back.purpose = 'INTRODUCTION' AND back.withdrawnAt IS NULL AND coalesce(back.until > $now, true)
      AND NOT EXISTS { (back)-[:THROUGH]->(:Entity) }
    RETURN coalesce(back.until, datetime('9999-12-31T00:00Z')) AS end ORDER BY end DESC LIMIT 1
  }[0] AS answered,
  c.purpose = 'INTRODUCTION' AND EXISTS { (c)-[:GIVEN_TO]->(:Person) } AS mutual,
  coalesce(c.until, datetime('9999-12-31T00:00Z')) AS end
SET c.holdsUntil = CASE
    WHEN c.withdrawnAt IS NOT NULL OR end <= $now THEN null
    WHEN NOT mutual THEN end
    WHEN answered < end THEN answered
    WHEN answered IS NOT NULL THEN end
  END
