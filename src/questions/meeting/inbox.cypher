// Which voices of this district are still to be sorted?
// $district  id; $first  rows; $afterSort  the last row of the page before, or what sorts before all; $codes, $now  the viewer's codes and the server's clock
// → one row: district, heard (all that were, counted up to 2,000), total (still to be sorted, counted up to 2,000), rows: [sort, voice, party, reasons], the oldest first
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
CALL (d) {
  WITH d.id + '/Voice' AS shelf
  MATCH (v:Voice)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND any(a IN v.audience WHERE a IN $codes) AND v.audienceUntil > $now
  WITH v LIMIT 2000
  RETURN count(v) AS heard
}
CALL (d) {
  WITH d.id + '/Voice/INBOX' AS shelf
  MATCH (v:Voice)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND any(a IN v.audience WHERE a IN $codes) AND v.audienceUntil > $now
  WITH v, r ORDER BY r.shelf, r.sort LIMIT 2000
  RETURN collect({v: v, sort: r.sort}) AS waiting
}
WITH d, heard, waiting, [w IN waiting WHERE w.sort > $afterSort][0..toInteger($first) + 1] AS page
CALL (page) {
  UNWIND page AS each
  WITH each.v AS v, each.sort AS sort
  WITH v, sort,
    COLLECT {
      MATCH (v)-[t:HEARD_IN]->(where:District)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN where.audience WHERE a IN $codes) AND where.audienceUntil > $now
      RETURN [[v {.id, .name, .audience, .audienceUntil, noun: 'Voice'}, t {.*, kind: 'HEARD_IN'}, where {.id, .name, .audience, .audienceUntil, noun: 'District'}]]
      ORDER BY where.id LIMIT 1
    } + COLLECT {
      MATCH (v)-[t:HEARD_AT]->(where:Meeting|Place)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN where.audience WHERE a IN $codes) AND where.audienceUntil > $now
      RETURN [[v {.id, .name, .audience, .audienceUntil, noun: 'Voice'}, t {.*, kind: 'HEARD_AT'}, where {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(where) WHERE l <> 'Entity'])}]]
      ORDER BY where.id LIMIT 1
    } AS places,
    COLLECT {
      MATCH (p:Person|Group|Company)-[said:VOICED]->(v)
      WHERE any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
        AND any(a IN said.audience WHERE a IN $codes) AND said.audienceUntil > $now
      RETURN {
        party: p {.*, searchText: null, noun: head([l IN labels(p) WHERE l <> 'Entity'])},
        path: [[p {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(p) WHERE l <> 'Entity'])}, said {.*, kind: 'VOICED'}, v {.id, .name, .audience, .audienceUntil, noun: 'Voice'}]]
      }
      ORDER BY p.id LIMIT 1
    } AS speakers
  WITH v, sort, places + [s IN speakers | s.path] AS reasons, speakers[0].party AS party ORDER BY sort
  RETURN collect({sort: sort, voice: v {.*, searchText: null, noun: 'Voice'}, party: party, reasons: reasons}) AS rows
}
RETURN d {.id, .name, .audience, .audienceUntil, noun: 'District'} AS district, heard, size(waiting) AS total, rows
