// What became of the wishes of this district that were voiced in this period?
// In list order up to 2,000; then those first that are alive and kept from going on, those voiced and nothing more, those taking shape, those laid down, those
// fulfilled; the oldest of each first.
// $district  id; $from, $until  the period; $states  only these
// $first  rows; $afterRank, $afterSince, $afterId  the last row before (the first two as text), or '-1', '0' and '-'; $codes, $now  the viewer's codes and the server's clock
// → one row: district, byState [[state, count]], blocked, total, rows
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
OPTIONAL CALL (d) {
  WITH d.id + '/Wish' AS shelf
  MATCH (n:Wish)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
      AND any(a IN n.partyAudience WHERE a IN $codes)
      AND any(a IN n.partyTieAudience WHERE a IN $codes)
      AND n.partyAudienceUntil > $now)
    AND n.since >= $from AND n.since < $until
  WITH n, r ORDER BY r.shelf, r.sort LIMIT 2000
  RETURN n
}
WITH d, n,
  COLLECT {
    MATCH (n)-[t:BLOCKED_BY]->(x:Topic|Need|Place)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
    RETURN [n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}, t {.*, kind: 'BLOCKED_BY'},
      x {.id, .name, .audience, .audienceUntil, .nameEn, noun: head([l IN labels(x) WHERE l <> 'Entity'])}]
    ORDER BY x.id LIMIT 5
  } AS waits
WITH d, n, waits, coalesce(n.state, 'OPEN') AS state
WITH d, n, waits, state, state IN ['OPEN', 'GROWING'] AND (n.blockedBy IS NOT NULL OR size(waits) > 0) AS blocked
WITH d, collect(CASE WHEN n IS NULL THEN null ELSE {n: n, state: state, blocked: blocked, waits: waits, since: n.since.epochMillis,
  rank: CASE WHEN blocked THEN 0 WHEN state = 'OPEN' THEN 1 WHEN state = 'GROWING' THEN 2 WHEN state = 'FULFILLED' THEN 4 ELSE 3 END} END) AS found
WITH d, found, [f IN found WHERE f.state IN $states] AS asked
RETURN d {.id, .name, .audience, .audienceUntil, noun: 'District'} AS district,
  [s IN ['OPEN', 'GROWING', 'FULFILLED', 'LAID_DOWN', 'CLOSED'] | [s, size([f IN found WHERE f.state = s])]] AS byState,
  size([f IN found WHERE f.blocked]) AS blocked,
  size(asked) AS total,
  COLLECT {
    UNWIND asked AS f
    WITH f.n AS n, f.rank AS rank, f.since AS since, f.blocked AS blocked, f.waits AS waits
    WHERE rank > toInteger($afterRank) OR (rank = toInteger($afterRank) AND (since > toInteger($afterSince) OR (since = toInteger($afterSince) AND n.id > $afterId)))
    ORDER BY rank, since, n.id
    LIMIT $first + 1
    // From here on only the page's rows.
    MATCH (p:Entity)-[has:HAS_WISH]->(n)
    WHERE p.id = n.partyId AND coalesce(has.until > $now, true)
      AND any(a IN has.audience WHERE a IN $codes) AND has.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    WITH n, rank, since, blocked, waits, p, has,
      COLLECT {
        MATCH (n)-[t:HAS_STEP]->(s:WishStep)
        WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
          AND any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
        WITH s, t ORDER BY CASE s.state WHEN 'DONE' THEN 0 WHEN 'PLANNED' THEN 1 ELSE 2 END, s.at DESC, s.id
        RETURN {step: s {.*, searchText: null, noun: 'WishStep'},
          tie: [n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}, t {.*, kind: 'HAS_STEP'}, s {.id, .name, .audience, .audienceUntil, noun: 'WishStep'}]}
        LIMIT 100
      } AS steps,
      COLLECT {
        MATCH (x:Entity)-[t:SUPPORTS]->(n)
        WHERE coalesce(t.since <= $now, true) AND coalesce(t.until > $now, true)
          AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
          AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
        WITH x, t ORDER BY t.observedAt DESC, x.id
        RETURN [x {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(x) WHERE l <> 'Entity'])}, t {.*, kind: 'SUPPORTS'}, n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}]
        LIMIT 500
      } AS cheering,
      COLLECT {
        MATCH (g:Group)-[t:GATHERS]->(n)
        WHERE coalesce(t.until > $now, true)
          AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
          AND any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
        RETURN [g {.id, .name, .audience, .audienceUntil, noun: 'Group'}, t {.*, kind: 'GATHERS'}, n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}]
        ORDER BY g.id LIMIT 5
      } AS gathering
    RETURN {
      wish: n {.*, searchText: null, noun: 'Wish'},
      party: p {.*, searchText: null, noun: head([l IN labels(p) WHERE l <> 'Entity'])},
      wished: [p {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(p) WHERE l <> 'Entity'])}, has {.*, kind: 'HAS_WISH'}, n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}],
      rank: rank, since: since, blocked: blocked, waits: waits, steps: steps, cheering: cheering, gathering: gathering
    }
  } AS rows
