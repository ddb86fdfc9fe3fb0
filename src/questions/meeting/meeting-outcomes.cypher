// What did this district's meetings decide, where does it stand, and what came of it?
// The open ones first, by the day they are due, so that those whose day has passed stand in front; then those done or dropped, the latest first.
// $district  id; $at  the moment asked about; $first  rows; $afterSort  the last row of the page before, or what sorts before all
// $codes, $now  the viewer's codes and the server's clock
// → one row: meetings (within a year before), total, open, overdue, rows: [sort, decision, party, reasons]; all counted up to 2,000
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
CALL (d) {
  WITH d.id + '/Meeting' AS shelf
  MATCH (m:Meeting)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
    AND m.heldAt > $at - duration('P1Y') AND m.heldAt <= $at
  WITH m LIMIT 2000
  RETURN count(m) AS meetings
}
CALL (d) {
  WITH d.id + '/Decision' AS shelf
  MATCH (x:Decision)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
    AND EXISTS {
      MATCH (m:Meeting)-[made:DECIDED]->(x)
      WHERE any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
        AND any(a IN made.audience WHERE a IN $codes) AND made.audienceUntil > $now
        AND coalesce(made.until > $at, true) AND m.heldAt <= $at
    }
  WITH x, r ORDER BY r.shelf, r.sort LIMIT 2000
  RETURN collect({x: x, sort: r.sort}) AS found
}
WITH d, meetings, found, [f IN found WHERE f.sort > $afterSort][0..toInteger($first) + 1] AS page
CALL (page) {
  UNWIND page AS each
  WITH each.x AS x, each.sort AS sort
  MATCH (m:Meeting)-[made:DECIDED]->(x)
  WHERE any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
    AND any(a IN made.audience WHERE a IN $codes) AND made.audienceUntil > $now
    AND coalesce(made.until > $at, true) AND m.heldAt <= $at
  WITH x, sort, m, made ORDER BY m.heldAt, m.id
  WITH x, sort, collect([m, made])[0] AS first
  WITH x, sort, first[0] AS m, first[1] AS made
  OPTIONAL MATCH (g:Group)-[held:HELD]->(m)
  WHERE any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
    AND any(a IN held.audience WHERE a IN $codes) AND held.audienceUntil > $now
    AND coalesce(held.until > $at, true)
  WITH x, sort, m, made, g, held ORDER BY g.id
  WITH x, sort, m, made, collect([g, held])[0] AS by
  WITH x, sort, m, made, by[0] AS g, by[1] AS held,
    COLLECT {
      MATCH (x)-[led:LED_TO]->(thing:Entity)
      WHERE any(a IN led.audience WHERE a IN $codes) AND led.audienceUntil > $now
        AND any(a IN thing.audience WHERE a IN $codes) AND thing.audienceUntil > $now
        AND coalesce(led.until > $at, true)
      RETURN [[x {.id, .name, .audience, .audienceUntil, noun: 'Decision'}, led {.*, kind: 'LED_TO'}, thing {.id, .name, .audience, .audienceUntil, .nameEn, noun: head([l IN labels(thing) WHERE l <> 'Entity'])}]]
      ORDER BY thing.id LIMIT 2
    } AS came,
    COLLECT {
      MATCH (x)-[taken:TAKEN_ON_BY]->(who:Person|Group|Company)
      WHERE any(a IN taken.audience WHERE a IN $codes) AND taken.audienceUntil > $now
        AND any(a IN who.audience WHERE a IN $codes) AND who.audienceUntil > $now
        AND coalesce(taken.until > $at, true)
      RETURN [[x {.id, .name, .audience, .audienceUntil, noun: 'Decision'}, taken {.*, kind: 'TAKEN_ON_BY'}, who {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(who) WHERE l <> 'Entity'])}]]
      ORDER BY who.id LIMIT 1
    } AS taken
  WITH x, sort, g, held, taken + came AS came,
    CASE WHEN g IS NULL THEN [] ELSE [[g {.id, .name, .audience, .audienceUntil, noun: 'Group'}, held {.*, kind: 'HELD'}, m {.id, .name, .audience, .audienceUntil, noun: 'Meeting'}]] END +
    [[m {.id, .name, .audience, .audienceUntil, noun: 'Meeting'}, made {.*, kind: 'DECIDED'}, x {.id, .name, .audience, .audienceUntil, noun: 'Decision'}]] AS way
  WITH x, sort, way, came, g {.*, searchText: null, noun: 'Group'} AS party ORDER BY sort
  RETURN collect({
    sort: sort,
    decision: x {.*, searchText: null, noun: 'Decision'},
    party: party,
    reasons: [way] + came
  }) AS rows
}
RETURN meetings, size(found) AS total, size([f IN found WHERE f.x.state = 'OPEN']) AS open,
  size([f IN found WHERE f.x.state = 'OPEN' AND f.x.due < $at]) AS overdue, rows
