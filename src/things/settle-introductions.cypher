// Who may read how these introductions went, and where do they stand in the list of a district and in the list of what is due there?
// The office reads each move. Whoever was asked or answered reads that; those who were asked read that the two met. Why somebody declined nobody else reads.
// What is due is for the office: it tells who has not answered yet.
// $ids  ids of entities, their audience already settled; $now  the server's clock
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Introduction
WITH n, [code IN n.audience WHERE NOT code STARTS WITH 'self:'] AS office, [code IN n.audience WHERE code STARTS WITH 'self:'] AS asked
CALL (n, office, asked) {
  MATCH (n)-[:MOVED]->(m:Move)
  SET m.audienceUntil = n.audienceUntil,
    m.audience = office + CASE
      WHEN m.move IN ['MEET', 'THIRD_TIME', 'ALIVE'] THEN asked
      ELSE [code IN asked WHERE code = 'self:' + m.who]
    END
  RETURN count(m) AS moves
}
WITH n, office,
  COLLECT {
    MATCH (n)-[side:OF|TO]->(:Entity)-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN]->(:District)-[:PART_OF*0..3]->(d:District)
    WHERE side.shownTo IS NOT NULL AND t.shownTo IS NOT NULL AND coalesce(t.until > $now, true)
    RETURN DISTINCT d.id
  } AS districts
UNWIND [d IN districts | {key: d + '/Introduction', sort: n.sort, audience: n.audience}] +
  CASE WHEN n.dueAt IS NULL THEN []
    ELSE [d IN districts | {key: d + '/Introduction/due', sort: toString(n.dueAt.epochMillis) + ' ' + n.id, audience: office}] END AS shelf
MERGE (s:Shelf {key: shelf.key})
CREATE (n)-[:SHELVED_ON {shelf: shelf.key, sort: shelf.sort, suffices: true, audience: shelf.audience, audienceUntil: n.audienceUntil}]->(s)
