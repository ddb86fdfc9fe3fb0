// Who may see the ties of these entities?
// A tie is looked at from its start (between people, and where a wish is cheered on or gathered, also from its end), so that a district or a hall with thousands of ties is never walked.
// What a thing is about, where it can be had and what it is part of are facts of the thing itself and are seen with it.
// What people agreed to show of themselves holds for where they live; of what they offer, need or wish together with themselves, for the tie between the two;
// and what they agreed to so that somebody finds a place to be (PARTICIPATION), for where they themselves go and take part, but for what they keep to
// themselves: nobody named that tie when they agreed.
// Where something lies is seen until it lies there no more: its start is then settled anew.
// $ids  ids of entities, their audience already settled; $now  the server's clock
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
CALL (n) {
  MATCH (n)-[t]->(m:Entity) RETURN t, n AS a, m AS b
  UNION
  MATCH (n:Person)<-[t:KNOWS|FAMILY_OF|WATCHES_OVER]-(m:Person) RETURN t, m AS a, n AS b
  UNION
  MATCH (n:Wish)<-[t:SUPPORTS|GATHERS]-(m:Entity) RETURN t, m AS a, n AS b
}
WITH t, a, b,
  CASE WHEN a:Introduction THEN a.districts ELSE a.districts + [x IN b.districts WHERE NOT x IN a.districts] END AS districts,
  [p IN [a, CASE WHEN type(t) IN ['KNOWS', 'FAMILY_OF'] THEN b END] WHERE p:Person OR p:Company | 'self:' + p.id] +
    // What is a household's is its members' own.
    COLLECT {
      MATCH (a)<-[l:LIVES_TOGETHER]-(p:Person)
      WHERE a:Household AND l.shownTo IS NOT NULL AND coalesce(l.until > $now, true)
      RETURN 'self:' + p.id AS code ORDER BY code
    } +
    // Of those whom an introduction joins each sees the tie to themselves; once all agreed, all see all. What it is about, everybody who was asked.
    CASE
      WHEN NOT a:Introduction THEN []
      WHEN type(t) = 'CONCERNS' OR a.state IN ['ACCEPTED', 'MET', 'THIRD_TIME', 'ALIVE'] THEN [code IN a.audience WHERE code STARTS WITH 'self:']
      ELSE [code IN a.audience WHERE code = 'self:' + b.id]
    END AS selves,
    // Whose wish it is sees who cheers it on, and in which group it was gathered.
    COLLECT {
      MATCH (b)<-[has:HAS_WISH]-(p:Person)
      WHERE type(t) IN ['SUPPORTS', 'GATHERS'] AND has.shownTo IS NOT NULL AND coalesce(has.until > $now, true)
      RETURN 'self:' + p.id AS code ORDER BY code
    } AS wishers
// Who said what is never public, whoever it was: a voice is published without its speaker.
WITH t, a, districts, selves + [w IN wishers WHERE NOT w IN selves] AS selves,
  a:Person OR a:Household OR a:Introduction OR b:Person OR b:Household OR size(wishers) > 0 OR type(t) = 'VOICED' AS personal,
  COLLECT {
    MATCH (a)-[:GAVE]->(c:Consent)-[:COVERS]->(a)
    WHERE (type(t) = 'LIVES_IN' OR type(t) IN ['OFFERS', 'HAS_NEED', 'HAS_WISH'] AND EXISTS { (c)-[:COVERS]->(b) }
        OR type(t) IN ['MEMBER_OF', 'FREQUENTS'] AND t.shownTo <> 'SELF' AND c.purpose = 'PARTICIPATION')
      AND c.holdsUntil > $now AND NOT EXISTS { (c)-[:THROUGH]->(:Entity) }
    RETURN {until: c.holdsUntil, codes: CASE c.to
      WHEN 'COMMISSIONERS' THEN [d IN districts | 'commissioner@district:' + d]
      WHEN 'COORDINATORS' THEN [d IN districts | 'coordinator@district:' + d]
      WHEN 'STAFF' THEN ['staff']
      ELSE COLLECT { MATCH (c)-[:GIVEN_TO]->(named:Entity) RETURN 'self:' + named.id } END}
  } AS agreed
SET t.audienceUntil = reduce(earliest = datetime('9999-12-31T00:00Z'), end IN [t.shownUntil, CASE WHEN type(t) IN ['LIVES_IN', 'ACTIVE_IN', 'LOCATED_IN'] THEN t.until END] + [g IN agreed | g.until] |
    CASE WHEN end > $now AND end < earliest THEN end ELSE earliest END),
  t.audience = CASE
    WHEN t.shownUntil <= $now THEN []
    WHEN type(t) IN ['ABOUT', 'SERVES', 'PART_OF', 'ADJACENT_TO', 'BROADER', 'HEARD_IN', 'HAS_STEP', 'BLOCKED_BY'] THEN a.audience
    WHEN t.shownTo = 'PUBLIC' AND NOT personal THEN ['public']
    WHEN t.shownTo IN ['PUBLIC', 'DISTRICT'] THEN [d IN districts | 'coordinator@district:' + d] + selves
    WHEN t.shownTo = 'COMMISSIONER' THEN
      [d IN districts | 'coordinator@district:' + d] + [d IN districts | 'commissioner@district:' + d] + selves
    WHEN t.shownTo = 'SELF' THEN selves
    ELSE []
  END + CASE WHEN t.shownTo IS NULL OR t.shownUntil <= $now THEN []
    ELSE reduce(codes = [], g IN agreed | codes + [code IN g.codes WHERE NOT code IN codes]) END
