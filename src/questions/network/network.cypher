// Who and what is in this district, and how are they tied to one another?
// What stands on the district's shelves, at most $most of each noun in reading order, and of each its ties of the kinds asked for, at most 500 outward and 500 inward.
// A tie that leads beyond the district is told with what stands at its other end, and that is not walked from.
// $district  id, or '-': then the school district in which $person is seen to live (id, or '-'); $nouns  what of it; $kinds  which ties; $most  how many of each noun
// $at  the moment asked about; $codes, $now  the viewer's codes and the server's clock
// → one row: homes (the districts), nodes [[id, noun, role or type, state, longitude, latitude, birth year, cap, urgency, since, until, observed at, lane, stance]],
//   ties, for each node [[id, kind, from, to, role, observed at, over, the other end's noun, its role or type, longitude, latitude, birth year]]; over: a help that ended; busiest: the most ties of one node in one direction
CALL () {
  MATCH (d:District {id: $district})
  WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
  RETURN d
  UNION
  MATCH (p:Entity {id: $person})
  WHERE p:Person AND $district = '-' AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
  MATCH (p)-[t:LIVES_IN]->(home:District)
  WHERE coalesce(t.until > $at, true)
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN home.audience WHERE a IN $codes) AND home.audienceUntil > $now
  MATCH (home)-[ts:PART_OF*0..2]->(d:District)
  WHERE all(x IN ts WHERE any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now)
    AND any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
    AND (d.level = 'SCHOOL_DISTRICT' OR d = home AND home.level IN ['AREA', 'CITY'])
  RETURN d
}
WITH d ORDER BY d.id LIMIT 3
WITH collect(d) AS homes
CALL (homes) {
  UNWIND homes AS home
  UNWIND $nouns AS noun
  CALL (home, noun) {
    WITH home.id + '/' + noun AS shelf
    MATCH (n:Entity)-[r:SHELVED_ON]->()
    USING INDEX r:SHELVED_ON(shelf, sort)
    WHERE r.shelf = shelf AND r.sort > ''
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND (r.suffices OR any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
        AND (n.partyAudience IS NULL OR any(a IN n.partyAudience WHERE a IN $codes) AND any(a IN n.partyTieAudience WHERE a IN $codes)
          AND n.partyAudienceUntil > $now))
    WITH n, r ORDER BY r.shelf, r.sort LIMIT $most + 1
    RETURN n
  }
  WITH DISTINCT n
  RETURN collect(n) AS here
}
CALL (here) {
  UNWIND here AS n
  CALL (n) {
    CALL (n) {
      MATCH (n)-[t:LIVES_IN|LIVES_TOGETHER|KNOWS|FAMILY_OF|MEMBER_OF|FREQUENTS|WORKS_AT|WATCHES_OVER|MEETS_AT|ACCOMPANIED_BY|RUN_BY|OFFERS|ABOUT|HAS_NEED|HAS_WISH|HELPS|ACTIVE_IN]->(m:Entity)
      WHERE type(t) IN $kinds
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
        AND coalesce(t.since <= $at, true) AND (t:HELPS OR coalesce(t.until > $at, true))
      RETURN t, m ORDER BY t.id LIMIT 500
    }
    RETURN t, n AS a, m AS b, m
    UNION
    CALL (n) {
      MATCH (n)<-[t:LIVES_TOGETHER|KNOWS|FAMILY_OF|MEMBER_OF|WATCHES_OVER|ACCOMPANIED_BY|RUN_BY|OFFERS|HAS_NEED|HAS_WISH|HELPS]-(m:Entity)
      WHERE type(t) IN $kinds
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
        AND coalesce(t.since <= $at, true) AND (t:HELPS OR coalesce(t.until > $at, true))
      RETURN t, m ORDER BY t.id LIMIT 500
    }
    RETURN t, m AS a, n AS b, m
  }
  WITH n, count(CASE WHEN a = n THEN 1 END) AS outward, count(CASE WHEN b = n THEN 1 END) AS inward,
    collect([t.id, type(t), a.id, b.id, t.role, t.observedAt, t.until <= $at, head([l IN labels(m) WHERE l <> 'Entity']), coalesce(m.role, m.type),
      m.point.x, m.point.y, m.birthYear]) AS own
  RETURN collect(own) AS ties, max(CASE WHEN outward > inward THEN outward ELSE inward END) AS busiest
}
RETURN [d IN homes | d {.*, searchText: null, boundary: null, noun: 'District'}] AS homes,
  [n IN here | [n.id, head([l IN labels(n) WHERE l <> 'Entity']), coalesce(n.role, n.type), n.state, n.point.x, n.point.y, n.birthYear, n.cap, n.urgency,
    n.since, n.until, n.observedAt, n.lane, n.stance]] AS nodes,
  ties, busiest
