// Where do the people of a district's neighbourhoods live, and where are the places that they could walk to?
// The neighbourhoods of the district and of those beside it (400 at the most; with the district itself, for where it has none), the homes of those who are recorded in the district's own (300 people each, enough to say where they live), and
// the places of the given kinds in all of them (3,000).
// $district  id; $types  kinds of place; $from, $to  born in these years, or of any year where $from is 0; $trait  a trait they must have, or '-'
// $at  the moment asked about; $codes, $now  the viewer's codes and the server's clock
// → one row: district, population, neighbourhoods [[id, name, audience, until, point, population, under 15, over 65, here, part of]], homes [[neighbourhood, longitudes, latitudes]],
//   places [[id, name, audience, until, point, type, opening slots, opening hours, accessibility, open for, capacity, located in]]
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
WITH d,
  COLLECT {
    MATCH (d)-[t:ADJACENT_TO]-(near:District)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN near.audience WHERE a IN $codes) AND near.audienceUntil > $now
    RETURN near ORDER BY near.id
  } AS nearby
CALL (d, nearby) {
  UNWIND [d] + nearby AS around
  WITH d, around
  MATCH (n:District)-[ts:PART_OF*0..3]->(around)
  WHERE (n.level = 'NEIGHBOURHOOD' OR n = d)
    AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    AND all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
  WITH n, max(CASE WHEN around = d THEN 1 ELSE 0 END) AS here ORDER BY here DESC, n.id LIMIT 400
  RETURN collect([n, here]) AS ground
}
WITH d, nearby, ground,
  COLLECT {
    UNWIND ground AS each
    WITH each[0] AS n, each[1] AS here
    RETURN [n.id, n.name, n.audience, n.audienceUntil, n.point, n.population, n.populationUnder15, n.population65over, here = 1, head(COLLECT {
      MATCH (n)-[t:PART_OF]->(up:District)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
      RETURN [[t.id, type(t), n.id, up.id, t.role, t.source, t.observedAt, t.assuredBy, t.audience, t.audienceUntil], [up.id, up.name, up.audience, up.audienceUntil]]
      ORDER BY up.id LIMIT 1
    })] ORDER BY n.id
  } AS neighbourhoods,
  COLLECT {
    UNWIND ground AS each
    WITH each[0].id AS id, each[0].id + '/Person' AS shelf, each[1] AS here
    WHERE here = 1
    CALL (shelf) {
      MATCH (x:Person)-[r:SHELVED_ON]->()
      USING INDEX r:SHELVED_ON(shelf, sort)
      WHERE r.shelf = shelf AND r.sort > ''
        AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
        AND x.point IS NOT NULL
        AND ($from = 0 OR $from <= x.birthYear <= $to)
        AND ($trait = '-' OR $trait IN x.traits)
      WITH x, r ORDER BY r.shelf, r.sort LIMIT 300
      RETURN collect(x.point.x) AS longitudes, collect(x.point.y) AS latitudes
    }
    RETURN [id, longitudes, latitudes]
  } AS homes
CALL (d, nearby) {
  UNWIND [d] + nearby AS around
  UNWIND $types AS type
  WITH around.id + '/Place/' + type AS shelf
  MATCH (p:Place)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    AND p.point IS NOT NULL
  WITH DISTINCT p ORDER BY p.id LIMIT 3000
  RETURN collect([p.id, p.name, p.audience, p.audienceUntil, p.point, p.type, p.openingSlots, p.openingHours, p.accessibility, p.openFor, p.capacity, head(COLLECT {
    MATCH (p)-[l:LOCATED_IN]->(home:District)
    WHERE any(a IN l.audience WHERE a IN $codes) AND l.audienceUntil > $now
      AND any(a IN home.audience WHERE a IN $codes) AND home.audienceUntil > $now
      AND coalesce(l.until > $at, true)
    RETURN [[l.id, type(l), p.id, home.id, l.role, l.source, l.observedAt, l.assuredBy, l.audience, l.audienceUntil], [home.id, home.name, home.audience, home.audienceUntil]]
    ORDER BY home.id LIMIT 1
  })]) AS places
}
RETURN d {.id, .name, .audience, .audienceUntil, noun: 'District'} AS district, d.population AS population, neighbourhoods, homes, places
