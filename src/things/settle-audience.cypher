// Where do these entities lie, and who may therefore see them?
// `districts`: the school districts a thing lies in or spans. `audience`: the word `shownTo` turned into codes. No word, no code: hidden.
// People, households, introductions and what is theirs are never public, whatever the word says. A tie that nobody may see places nothing and makes nobody an owner.
// `audienceUntil` stands on everything, so that reading is one comparison and what lacks it is hidden: the last day of 9999 where there is no end.
// It comes too when a tie ends that places the thing or makes it somebody's: what it lies in, and who may see it, is then worked out anew.
// $ids  ids of entities; $now  the server's clock
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WITH n,
  COLLECT {
    CALL (n) {
      MATCH (n)-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN|SERVES]->(d:District)
      WHERE (t:SERVES OR t.shownTo IS NOT NULL) AND coalesce(t.until > $now, true)
      RETURN d
      UNION
      MATCH (n)<-[has:OFFERS|HAS_NEED|HAS_WISH]-(:Entity)-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN]->(d:District)
      WHERE t.shownTo IS NOT NULL AND coalesce(t.until > $now, true) AND has.shownTo IS NOT NULL AND coalesce(has.until > $now, true)
      RETURN d
      UNION
      MATCH (n:Voice)-[:HEARD_IN]->(d:District) RETURN d
      UNION
      // A meeting is where those who held it are active, a decision where it was made.
      MATCH (n)<-[made:DECIDED*0..1]-(:Meeting)<-[held:HELD]-(:Group)-[t:ACTIVE_IN]->(d:District)
      WHERE all(m IN made WHERE m.shownTo IS NOT NULL AND coalesce(m.until > $now, true))
        AND held.shownTo IS NOT NULL AND coalesce(held.until > $now, true) AND t.shownTo IS NOT NULL AND coalesce(t.until > $now, true)
      RETURN d
      UNION
      MATCH (n:Introduction)-[side:OF|TO]->(:Entity)-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN]->(d:District)
      WHERE side.shownTo IS NOT NULL AND t.shownTo IS NOT NULL AND coalesce(t.until > $now, true)
      RETURN d
      UNION
      MATCH (n:District) RETURN n AS d
    }
    CALL (d) {
      MATCH (d)-[:PART_OF*0..2]->(s:District {level: 'SCHOOL_DISTRICT'}) RETURN s
      UNION
      MATCH (s:District {level: 'SCHOOL_DISTRICT'})-[:PART_OF*1..2]->(d) RETURN s
    }
    RETURN DISTINCT s.id ORDER BY s.id
  } AS districts,
  COLLECT {
    CALL (n) {
      MATCH (n:Person) RETURN n AS p
      UNION
      MATCH (n)<-[t:OFFERS|HAS_NEED|HAS_WISH|LIVES_TOGETHER]-(p:Person)
      WHERE t.shownTo IS NOT NULL AND coalesce(t.until > $now, true)
      RETURN p
      UNION
      MATCH (n)<-[has:HAS_NEED]-(:Household)<-[t:LIVES_TOGETHER]-(p:Person)
      WHERE t.shownTo IS NOT NULL AND coalesce(t.until > $now, true) AND has.shownTo IS NOT NULL AND coalesce(has.until > $now, true)
      RETURN p
      UNION
      // Of an introduction nobody hears before they are asked.
      MATCH (n:Introduction)-[t:OF|TO|THROUGH]->(p:Entity)
      WHERE t.shownTo IS NOT NULL AND t.askedAt IS NOT NULL
      RETURN p
    }
    RETURN DISTINCT 'self:' + p.id AS code ORDER BY code
  } AS selves,
  // A company sees what is its own. That makes nothing personal: it may be published all the same.
  COLLECT {
    CALL (n) {
      MATCH (n:Company) RETURN n AS c
      UNION
      MATCH (n)<-[t:OFFERS|HAS_NEED|HAS_WISH]-(c:Company)
      WHERE t.shownTo IS NOT NULL AND coalesce(t.until > $now, true)
      RETURN c
    }
    RETURN DISTINCT 'self:' + c.id AS code ORDER BY code
  } AS owners
WITH n, districts, selves, owners,
  // When a tie ends on which it stands, or by which it is somebody's.
  COLLECT {
    CALL (n) {
      MATCH (n)-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN]->(:District) RETURN t
      UNION
      MATCH (n)<-[t:OFFERS|HAS_NEED|HAS_WISH|LIVES_TOGETHER|HELD|DECIDED]-(:Entity) RETURN t
      UNION
      MATCH (n)<-[:OFFERS|HAS_NEED|HAS_WISH]-(:Entity)-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN]->(:District) RETURN t
      UNION
      MATCH (n)<-[:HAS_NEED]-(:Household)<-[t:LIVES_TOGETHER]-(:Person) RETURN t
      UNION
      MATCH (n)<-[:DECIDED]-(:Meeting)<-[t:HELD]-(:Group) RETURN t
      UNION
      MATCH (n)<-[:DECIDED*0..1]-(:Meeting)<-[:HELD]-(:Group)-[t:ACTIVE_IN]->(:District) RETURN t
      UNION
      MATCH (n:Introduction)-[:OF|TO]->(:Entity)-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN]->(:District) RETURN t
    }
    WITH t WHERE t.until > $now
    RETURN t.until
  } AS ends,
  // What those whose it is agreed to, as long as nobody need be asked first: to whom, and until when.
  COLLECT {
    MATCH (n)<-[:COVERS]-(c:Consent)<-[:GAVE]-(giver:Person)
    WHERE 'self:' + giver.id IN selves AND c.holdsUntil > $now
      AND NOT EXISTS { (c)-[:THROUGH]->(:Entity) }
    RETURN {until: c.holdsUntil, codes: CASE c.to
      WHEN 'COMMISSIONERS' THEN [d IN districts | 'commissioner@district:' + d]
      WHEN 'COORDINATORS' THEN [d IN districts | 'coordinator@district:' + d]
      WHEN 'STAFF' THEN ['staff']
      ELSE COLLECT { MATCH (c)-[:GIVEN_TO]->(named:Entity) RETURN 'self:' + named.id } END}
  } AS agreed
WITH n, districts, selves, selves + owners AS own, agreed, ends,
  n:Household OR n:Introduction OR size(selves) > 0
    OR EXISTS { MATCH (n)<-[has:OFFERS|HAS_NEED|HAS_WISH]-(:Person|Household) WHERE has.shownTo IS NOT NULL AND coalesce(has.until > $now, true) }
    // What was theirs does not become public by being nobody's.
    OR EXISTS { (n)<-[:OFFERS|HAS_NEED|HAS_WISH]-(:Person|Household) }
      AND NOT EXISTS { MATCH (n)<-[has:OFFERS|HAS_NEED|HAS_WISH]-(:Entity) WHERE has.shownTo IS NOT NULL AND coalesce(has.until > $now, true) }
    AS personal
SET n.districts = districts,
  n.audienceUntil = reduce(earliest = datetime('9999-12-31T00:00Z'), end IN [n.shownUntil] + ends + [a IN agreed | a.until] |
    CASE WHEN end > $now AND end < earliest THEN end ELSE earliest END),
  n.audience = CASE
    WHEN n.shownUntil <= $now THEN []
    // A voice is the coordinators', whatever its word; only one about the future can be published, and only when it has been sorted.
    WHEN n:Voice AND NOT (n.shownTo = 'PUBLIC' AND n.state = 'SORTED' AND coalesce(n.future, false)) THEN
      CASE WHEN n.shownTo IN ['PUBLIC', 'DISTRICT', 'COMMISSIONER'] THEN [d IN districts | 'coordinator@district:' + d] ELSE [] END
    WHEN n.shownTo = 'PUBLIC' AND NOT personal THEN ['public']
    WHEN n.shownTo IN ['PUBLIC', 'DISTRICT'] THEN [d IN districts | 'coordinator@district:' + d] + own
    WHEN n.shownTo = 'COMMISSIONER' THEN
      [d IN districts | 'coordinator@district:' + d] + [d IN districts | 'commissioner@district:' + d] + own
    WHEN n.shownTo = 'SELF' THEN own
    ELSE []
  END + CASE WHEN n.shownTo IS NULL OR n.shownUntil <= $now THEN []
    ELSE reduce(codes = [], a IN agreed | codes + [code IN a.codes WHERE NOT code IN codes]) END
