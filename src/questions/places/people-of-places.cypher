// Who goes to which of the places where people meet, whom do they know, and what do they wish?
// The places of the given kinds, and those where a salon meets, in the district and in those beside it (200 at the most, those here first); of each up to 100 who
// often go there, work there, run it or belong to a group that meets there; up to 20 acquaintances and relatives of each of the first 5,000 of these; and the open
// wishes of these districts, up to 1,000 each. What is not recorded is not there: the answer says how much is.
// $district  id; $types  kinds of place; $at  the moment asked about; $codes, $now  the viewer's codes and the server's clock
// → one row of lists, so that the answer grows with what is told and not with what is walked: district, population, places [[place, here, located]],
//   goings [[place id, person id, tie, group, tie of the group]], people [[id, name, audience, until, birth year, point]],
//   acquaintances [tie], wishes [[person id, tie, wish, tie, topic]], wishesRead (the most of one district); a tie is [id, kind, from, to, role, source, observedAt, assuredBy, audience, until]
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
WITH d,
  COLLECT {
    MATCH (d)-[t:ADJACENT_TO]-(near:District)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN near.audience WHERE a IN $codes) AND near.audienceUntil > $now
    RETURN near.id ORDER BY near.id
  } AS nearby
CALL (d, nearby) {
  CALL (d, nearby) {
    UNWIND [d.id] + nearby AS ground
    UNWIND $types AS type
    WITH CASE ground WHEN d.id THEN 0 ELSE 1 END AS rank, ground + '/Place/' + type AS shelf
    MATCH (p:Place)-[r:SHELVED_ON]->()
    USING INDEX r:SHELVED_ON(shelf, sort)
    WHERE r.shelf = shelf AND r.sort > ''
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    RETURN p, rank
    UNION
    UNWIND [d.id] + nearby AS ground
    WITH CASE ground WHEN d.id THEN 0 ELSE 1 END AS rank, ground + '/Group/SALON' AS shelf
    MATCH (g:Group)-[r:SHELVED_ON]->()
    USING INDEX r:SHELVED_ON(shelf, sort)
    WHERE r.shelf = shelf AND r.sort > ''
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
    MATCH (g)-[m:MEETS_AT]->(p:Place)
    WHERE any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
      AND coalesce(m.since <= $at, true) AND coalesce(m.until > $at, true)
    RETURN p, rank
  }
  WITH p, min(rank) AS rank ORDER BY rank, p.id LIMIT 200
  RETURN collect([p, rank]) AS found
}
CALL (found) {
  UNWIND found AS f
  WITH f[0] AS p
  CALL (p) {
    CALL (p) {
      MATCH (x:Person)-[t:FREQUENTS|WORKS_AT]->(p)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
        AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      RETURN x, t, null AS g, null AS m
      UNION
      MATCH (p)-[t:RUN_BY]->(x:Person)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
        AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      RETURN x, t, null AS g, null AS m
      UNION
      MATCH (p)<-[m:MEETS_AT]-(g:Group)<-[t:MEMBER_OF]-(x:Person)
      WHERE (p.type = 'IBASHO' OR g.type = 'SALON')
        AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
        AND any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
        AND coalesce(m.since <= $at, true) AND coalesce(m.until > $at, true)
        AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      RETURN x, t, g, m
    }
    WITH x, t, g, m ORDER BY x.id, t.id LIMIT 100
    RETURN x, t, g, m
  }
  RETURN collect([p.id, x.id,
      [t.id, type(t), startNode(t).id, endNode(t).id, t.role, t.source, t.observedAt, t.assuredBy, t.audience, t.audienceUntil],
      CASE WHEN g IS NOT NULL THEN [g.id, g.name, g.audience, g.audienceUntil] END,
      CASE WHEN m IS NOT NULL THEN [m.id, type(m), startNode(m).id, endNode(m).id, m.role, m.source, m.observedAt, m.assuredBy, m.audience, m.audienceUntil] END
    ]) AS goings,
    collect(DISTINCT x) AS visitors
}
CALL (visitors) {
  UNWIND visitors[0..5000] AS x
  CALL (x) {
    MATCH (x)-[k:KNOWS|FAMILY_OF]-(y:Person)
    WHERE any(a IN k.audience WHERE a IN $codes) AND k.audienceUntil > $now
      AND any(a IN y.audience WHERE a IN $codes) AND y.audienceUntil > $now
      AND coalesce(k.since <= $at, true) AND coalesce(k.until > $at, true)
    WITH k, y ORDER BY k.id LIMIT 20
    RETURN k, y
  }
  WITH DISTINCT k, y
  RETURN collect(DISTINCT [k.id, type(k), startNode(k).id, endNode(k).id, k.role, k.source, k.observedAt, k.assuredBy, k.audience, k.audienceUntil]) AS acquaintances,
    collect(DISTINCT y) AS known
}
CALL (d, nearby) {
  UNWIND [d.id] + nearby AS ground
  WITH ground + '/Wish' AS shelf
  CALL (shelf) {
    MATCH (w:Wish)-[r:SHELVED_ON]->()
    USING INDEX r:SHELVED_ON(shelf, sort)
    WHERE r.shelf = shelf AND r.sort > ''
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
      AND w.state IN ['OPEN', 'GROWING'] AND coalesce(w.since <= $at, true)
    WITH w, r ORDER BY r.shelf, r.sort LIMIT 1000
    RETURN collect(w) AS some
  }
  WITH collect(some) AS shelves, max(size(some)) AS read
  UNWIND shelves AS some
  UNWIND some AS w
  WITH DISTINCT w, read
  MATCH (x:Person)-[h:HAS_WISH]->(w)-[b:ABOUT]->(topic:Topic)
  WHERE any(a IN h.audience WHERE a IN $codes) AND h.audienceUntil > $now
    AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
    AND any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
    AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
    AND coalesce(h.until > $at, true)
  WITH x, h, w, b, topic, read ORDER BY w.id, topic.id
  RETURN collect([x.id,
      [h.id, type(h), x.id, w.id, h.role, h.source, h.observedAt, h.assuredBy, h.audience, h.audienceUntil],
      [w.id, w.name, w.audience, w.audienceUntil, w.stance],
      [b.id, type(b), w.id, topic.id, b.role, b.source, b.observedAt, b.assuredBy, b.audience, b.audienceUntil],
      [topic.id, topic.name, topic.audience, topic.audienceUntil, topic.nameEn]]) AS wishes,
    collect(DISTINCT x) AS wishers, max(read) AS wishesRead
}
CALL (visitors, known, wishers) {
  UNWIND visitors + known + wishers AS x
  WITH DISTINCT x ORDER BY x.id
  RETURN collect([x.id, x.name, x.audience, x.audienceUntil, x.birthYear, x.point]) AS people
}
RETURN d {.id, .name, .audience, .audienceUntil, noun: 'District'} AS district, d.population AS population,
  goings, acquaintances, wishes, wishesRead, people,
  COLLECT {
    UNWIND found AS f
    WITH f[0] AS p, f[1] AS rank
    RETURN [p {.*, searchText: null, noun: 'Place'}, rank = 0, head(COLLECT {
      MATCH (p)-[l:LOCATED_IN]->(home:District)
      WHERE any(a IN l.audience WHERE a IN $codes) AND l.audienceUntil > $now
        AND any(a IN home.audience WHERE a IN $codes) AND home.audienceUntil > $now
        AND coalesce(l.until > $at, true)
      RETURN [[l.id, type(l), p.id, home.id, l.role, l.source, l.observedAt, l.assuredBy, l.audience, l.audienceUntil], [home.id, home.name, home.audience, home.audienceUntil]]
      ORDER BY home.id LIMIT 1
    })]
    ORDER BY rank, p.id
  } AS places
