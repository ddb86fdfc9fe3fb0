// Hang offers, needs and wishes on the shelves of every district (or one above) and topic (or a broader one) they count for:
// `<district>/<Noun>` for all of them, `<district>/<Noun>/<topic>` by topic with `depth` = how many levels narrower than the shelf's topic they are,
// and for an offer that serves a whole district `<district>/Offer/<topic>/whole`, where the districts below look too.
// Where one of the three audiences (the thing's, its party's, that of the tie between) lies within the other two, the shelf's tie carries that one and it
// `suffices`: whoever meets it meets all three, and a question need not open the thing to know. Otherwise it carries the thing's own, and the rest is asked.
// About a dozen ties each; rewritten whenever the district, the topic or the audience changes.
// $ids  ids of entities; $now  the server's clock
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Offer OR n:Need OR n:Wish
WITH n, [l IN labels(n) WHERE l <> 'Entity'][0] AS noun,
  COLLECT {
    CALL (n) {
      MATCH (n)-[:SERVES]->(d:District) RETURN d
      UNION
      MATCH (n:Need|Wish)<-[has:HAS_NEED|HAS_WISH]-(:Entity)-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN]->(d:District)
      WHERE t.shownTo IS NOT NULL AND coalesce(t.until > $now, true) AND has.shownTo IS NOT NULL AND coalesce(has.until > $now, true)
      RETURN d
    }
    RETURN DISTINCT d
  } AS homes
WITH n, noun, homes,
  COLLECT {
    UNWIND homes AS home
    MATCH (home)-[:PART_OF*0..3]->(d:District)
    RETURN DISTINCT d.id
  } AS districts,
  COLLECT {
    MATCH path = (n)-[:ABOUT]->(:Topic)-[:BROADER*0..3]->(t:Topic)
    WITH t.id AS topic, min(length(path)) - 1 AS depth
    RETURN {id: topic, depth: depth}
  } AS topics
WITH n,
  [d IN districts | {key: d + '/' + noun}] +
  reduce(keys = [], d IN districts | keys + [t IN topics | {key: d + '/' + noun + '/' + t.id, depth: t.depth}]) +
  CASE WHEN noun = 'Offer'
    THEN reduce(keys = [], d IN homes | keys + [t IN topics | {key: d.id + '/Offer/' + t.id + '/whole', depth: t.depth}])
    ELSE [] END AS shelves
WITH n, shelves, [n.audience, coalesce(n.partyAudience, []), coalesce(n.partyTieAudience, [])] AS lists
// Everybody has the code public, so what is public narrows nothing.
WITH n, shelves, head([narrow IN lists WHERE all(other IN lists WHERE 'public' IN other OR all(code IN narrow WHERE code IN other))]) AS narrowest
UNWIND shelves AS shelf
MERGE (s:Shelf {key: shelf.key})
CREATE (n)-[:SHELVED_ON {
  shelf: shelf.key, depth: shelf.depth, sort: n.sort,
  suffices: narrowest IS NOT NULL,
  audience: coalesce(narrowest, n.audience),
  audienceUntil: CASE WHEN narrowest IS NOT NULL AND n.partyAudienceUntil < n.audienceUntil THEN n.partyAudienceUntil ELSE n.audienceUntil END
}]->(s)
