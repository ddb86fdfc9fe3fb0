// Which introductions in this district are due for their next step?
// Those that wait for something stand on a shelf of the district in the order of the day on which it is due, for the office only.
// $district  id; $until  what sorts behind everything that is due at the moment asked about; $first  rows; $afterSort  the last row of the page before, or '-'
// $codes, $now  the viewer's codes and the server's clock
// → one row: district, waiting (places in the list of all that wait, due or not, up to 2,000), rows [{sort, introduction, party, reasons}]
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
WITH d, d.id + '/Introduction/due' AS shelf
CALL (shelf) {
  MATCH (n:Introduction)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
  WITH r ORDER BY r.shelf, r.sort LIMIT 2000
  RETURN collect(r.sort) AS waiting
}
CALL (shelf) {
  MATCH (n:Introduction)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > $afterSort AND r.sort < $until
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
  WITH n, r ORDER BY r.shelf, r.sort LIMIT $first + 1
  WITH n, r,
    COLLECT {
      MATCH (n)-[t:OF|TO|THROUGH|CONCERNS]->(x:Entity)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      WITH n, t, x, CASE type(t) WHEN 'OF' THEN 0 WHEN 'TO' THEN 1 WHEN 'CONCERNS' THEN 2 ELSE 3 END AS place
      ORDER BY place, t.position, x.id LIMIT 3
      RETURN [[n {.id, .name, .audience, .audienceUntil, noun: 'Introduction'}, t {.*, kind: type(t)},
        x {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(x) WHERE l <> 'Entity'])}]]
    } AS reasons,
    COLLECT {
      MATCH (n)-[t:OF]->(x:Entity)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      WITH x ORDER BY x.id LIMIT 1
      WITH x {.*, searchText: null, noun: head([l IN labels(x) WHERE l <> 'Entity'])} AS side
      RETURN side
    } AS sides
  WITH r.sort AS sort, n {.*, searchText: null, noun: 'Introduction'} AS introduction, head(sides) AS party, reasons
  ORDER BY sort
  RETURN collect({sort: sort, introduction: introduction, party: party, reasons: reasons}) AS rows
}
RETURN d {.id, .name, .audience, .audienceUntil, noun: 'District'} AS district, waiting, rows
