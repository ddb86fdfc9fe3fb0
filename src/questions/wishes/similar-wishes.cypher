// Which wishes of this district could be one wish in different words?
// Those that are alive, in list order, up to 1,000, each with what it is about, whose it is and where it was gathered; which are alike is worked out from these.
// $district  id; $at  the moment asked about; $codes, $now  the viewer's codes and the server's clock
// → one row: district, wishes: [{wish, topics: [[about, wider]], wished, gathered: [group]}]
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
    AND n.state IN ['OPEN', 'GROWING'] AND coalesce(n.since <= $at, true)
  WITH n, r ORDER BY r.shelf, r.sort LIMIT 1000
  RETURN n
}
WITH d, n,
  COLLECT {
    MATCH (n)-[about:ABOUT]->(t:Topic)
    WHERE any(a IN about.audience WHERE a IN $codes) AND about.audienceUntil > $now
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    OPTIONAL MATCH (t)-[b:BROADER]->(up:Topic)
    WHERE any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
      AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
    WITH about, t, b, up ORDER BY t.id, up.id
    WITH about, t, collect([b, up])[0] AS wider
    WITH about, t, wider[0] AS b, wider[1] AS up
    RETURN [
      [n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}, about {.*, kind: 'ABOUT'}, t {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}],
      CASE WHEN up IS NULL THEN null ELSE [t {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}, b {.*, kind: 'BROADER'}, up {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}] END]
    ORDER BY t.id
  } AS topics,
  COLLECT {
    MATCH (p:Entity)-[has:HAS_WISH]->(n)
    WHERE p.id = n.partyId AND coalesce(has.until > $now, true)
      AND any(a IN has.audience WHERE a IN $codes) AND has.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    RETURN [p {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(p) WHERE l <> 'Entity'])}, has {.*, kind: 'HAS_WISH'}, n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}]
    ORDER BY has.id LIMIT 1
  } AS wished,
  COLLECT {
    MATCH (g:Group)-[t:GATHERS]->(n)
    WHERE coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
    RETURN g {.id, .name, .audience, .audienceUntil, noun: 'Group'} ORDER BY g.id LIMIT 5
  } AS gathered
ORDER BY n.id
RETURN d {.id, .name, .audience, .audienceUntil, noun: 'District'} AS district,
  collect(CASE WHEN n IS NULL THEN null ELSE {wish: n {.*, searchText: null, noun: 'Wish'}, topics: topics, wished: head(wished), gathered: gathered} END) AS wishes
