// Hang offers and wishes that their party's consent opens only through a go-between on a shelf of their own, `<district>/<Noun>/<topic>/ask`, for every
// district and topic they count for. The shelf's tie carries those whom the consent is for, its end, and `through`: whom to ask. Nearly always there is none.
// $ids  ids of entities; $now  the server's clock
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[:COVERS]-(c:Consent)-[:THROUGH]->(x:Person)
USING INDEX SEEK n:Entity(id)
WHERE (n:Offer OR n:Wish) AND n.shownTo IS NOT NULL AND c.holdsUntil > $now
  AND EXISTS {
    MATCH (c)<-[:GAVE]-(giver:Person)-[has:OFFERS|HAS_WISH]->(n)
    WHERE has.shownTo IS NOT NULL AND coalesce(has.until > $now, true)
  }
WITH n, c, x, CASE c.to
    WHEN 'COMMISSIONERS' THEN [d IN n.districts | 'commissioner@district:' + d]
    WHEN 'COORDINATORS' THEN [d IN n.districts | 'coordinator@district:' + d]
    WHEN 'STAFF' THEN ['staff']
    ELSE COLLECT { MATCH (c)-[:GIVEN_TO]->(named:Entity) RETURN 'self:' + named.id }
  END AS codes
CALL (n) {
  MATCH (n)-[:SERVES]->(home:District) RETURN home
  UNION
  MATCH (n:Wish)<-[has:HAS_WISH]-(:Person)-[t:LIVES_IN]->(home:District)
  WHERE t.shownTo IS NOT NULL AND coalesce(t.until > $now, true) AND has.shownTo IS NOT NULL AND coalesce(has.until > $now, true)
  RETURN home
}
MATCH (home)-[:PART_OF*0..3]->(d:District)
MATCH (n)-[:ABOUT]->(:Topic)-[:BROADER*0..3]->(t:Topic)
WITH DISTINCT n, c, x, codes, d.id + CASE WHEN n:Offer THEN '/Offer/' ELSE '/Wish/' END + t.id + '/ask' AS key
MERGE (s:Shelf {key: key})
CREATE (n)-[:SHELVED_ON {
  shelf: key, sort: n.sort, through: x.id, audience: codes, audienceUntil: c.holdsUntil
}]->(s)
