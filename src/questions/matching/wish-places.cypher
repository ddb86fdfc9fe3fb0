// Where could this wish come true? Halls, community centres and places to be of the wisher's school districts, and any place there where something of the kind
// happens already. Whoever wishes to receive only goes where it happens.
// $of  id of a wish; $relax  gates left open: TIME; $at  the moment asked about
// $first  rows; $afterScore, $afterId  the last row of the page before (as text), or '2.5' and '-'; $codes, $now  the viewer's codes and the server's clock
// → one row: total, gates, relaxations, rows
MATCH (w:Entity {id: $of})<-[has:HAS_WISH]-(wisher:Entity)
WHERE w:Wish
  AND wisher.id = w.partyId AND coalesce(has.until > $now, true)
  AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
  AND any(a IN has.audience WHERE a IN $codes) AND has.audienceUntil > $now
  AND any(a IN wisher.audience WHERE a IN $codes) AND wisher.audienceUntil > $now
WITH w, wisher,
  COLLECT {
    UNWIND w.districts AS home
    MATCH (d:District {id: home})
    WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
    RETURN d.id ORDER BY d.id
  } AS homes,
  COLLECT {
    MATCH (w)-[a:ABOUT]->(topic:Topic)
    WHERE any(a IN a.audience WHERE a IN $codes) AND a.audienceUntil > $now
      AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
    RETURN topic ORDER BY topic.id
  } AS topics
WITH w, wisher, homes,
  [t IN topics | {id: t.id, wide: false}] + COLLECT {
    UNWIND topics AS topic
    MATCH (topic)-[t:BROADER]->(up:Topic)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
    WITH DISTINCT up ORDER BY up.id
    RETURN {id: up.id, wide: true}
  } AS about
OPTIONAL CALL (w, homes, about) {
  CALL (w, homes, about) {
    UNWIND CASE WHEN w.stance = 'RECEIVE' THEN [] ELSE homes END AS home
    UNWIND ['IBASHO', 'HALL', 'COMMUNITY_CENTRE'] AS type
    MATCH (p:Place)-[r:SHELVED_ON]->(:Shelf {key: home + '/Place/' + type})
    WHERE any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    RETURN p, 0.4 AS fit, [] AS what
    UNION
    UNWIND homes AS home
    UNWIND about AS s
    MATCH (o:Offer)-[r:SHELVED_ON]->(:Shelf {key: home + '/Offer/' + s.id})
    WHERE (NOT s.wide OR r.depth = 0)
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
      AND o.state = 'OPEN' AND coalesce(o.since <= $at, true) AND coalesce(o.until > $at, true)
    MATCH (giver:Group|Place)-[t:OFFERS]->(o)
    WHERE giver.id = o.partyId AND coalesce(t.until > $now, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN giver.audience WHERE a IN $codes) AND giver.audienceUntil > $now
    OPTIONAL MATCH (giver)-[m:MEETS_AT]->(hall:Place)
    WHERE coalesce(m.until > $now, true)
      AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
      AND any(a IN hall.audience WHERE a IN $codes) AND hall.audienceUntil > $now
    WITH home, s, r, o, t, giver, m, CASE WHEN giver:Place THEN giver ELSE hall END AS p
    WHERE p IS NOT NULL AND home IN p.districts
    RETURN p, CASE WHEN s.wide THEN 0.7 WHEN r.depth = 0 THEN 1.0 ELSE 0.85 END AS fit,
      CASE WHEN m IS NULL THEN [] ELSE [[giver {.id, .name, .audience, .audienceUntil, noun: 'Group'}, m {.*, kind: 'MEETS_AT'}, p {.id, .name, .audience, .audienceUntil, noun: 'Place'}]] END +
        [[giver {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(giver) WHERE l <> 'Entity'])}, t {.*, kind: 'OFFERS'}, o {.id, .name, .audience, .audienceUntil, noun: 'Offer'}]] AS what
  }
  WITH p, fit, what ORDER BY fit DESC, size(what), what[-1][2].id, what[0][0].id
  WITH p, collect({fit: fit, what: what})[0] AS best
  RETURN p, best.fit AS fit, best.what AS what
}
// How the wisher comes to be there: the strongest way.
WITH w, wisher, p, fit, what,
  COLLECT {
    CALL (wisher, p) {
      MATCH (wisher)-[t:FREQUENTS|MEETS_AT]->(p)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      RETURN 1.0 AS strength, [[wisher {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, p {.id, .name, .audience, .audienceUntil, noun: 'Place'}]] AS steps
      UNION
      MATCH (wisher)-[t:MEMBER_OF]->(via:Group)-[u:MEETS_AT]->(p)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN via.audience WHERE a IN $codes) AND via.audienceUntil > $now
        AND any(a IN u.audience WHERE a IN $codes) AND u.audienceUntil > $now
        AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
        AND coalesce(u.since <= $at, true) AND coalesce(u.until > $at, true)
      RETURN 0.8 AS strength, [[wisher {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, via {.id, .name, .audience, .audienceUntil, noun: 'Group'}],
        [via {.id, .name, .audience, .audienceUntil, noun: 'Group'}, u {.*, kind: type(u)}, p {.id, .name, .audience, .audienceUntil, noun: 'Place'}]] AS steps
      UNION
      MATCH (wisher)-[t:KNOWS|FAMILY_OF]-(via:Person)-[u:FREQUENTS]->(p)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN via.audience WHERE a IN $codes) AND via.audienceUntil > $now
        AND any(a IN u.audience WHERE a IN $codes) AND u.audienceUntil > $now
        AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
        AND coalesce(u.since <= $at, true) AND coalesce(u.until > $at, true)
      RETURN 0.5 AS strength, [[wisher {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, via {.id, .name, .audience, .audienceUntil, noun: 'Person'}],
        [via {.id, .name, .audience, .audienceUntil, noun: 'Person'}, u {.*, kind: type(u)}, p {.id, .name, .audience, .audienceUntil, noun: 'Place'}]] AS steps
    }
    RETURN {strength: strength, steps: steps} ORDER BY strength DESC, steps[0][1].id, steps[-1][1].id LIMIT 1
  } AS ways,
  reduce(total = 0, i IN range(0, size(coalesce(w.slotStarts, [])) - 1) | total + w.slotEnds[i] - w.slotStarts[i]) AS wanted,
  reduce(total = 0.0, i IN range(0, size(coalesce(w.slotStarts, [])) - 1) | total +
    reduce(own = 0.0, k IN range(0, size(coalesce(p.slotStarts, [])) - 1) | own +
      CASE WHEN p.slotStarts[k] < w.slotEnds[i] AND w.slotStarts[i] < p.slotEnds[k]
        THEN (CASE WHEN p.slotEnds[k] < w.slotEnds[i] THEN p.slotEnds[k] ELSE w.slotEnds[i] END) -
             (CASE WHEN p.slotStarts[k] > w.slotStarts[i] THEN p.slotStarts[k] ELSE w.slotStarts[i] END)
        ELSE 0 END)) AS overlap
WITH w, collect(CASE WHEN p IS NULL THEN null ELSE {p: p, fit: fit, what: what, tied: head(ways), wanted: wanted, overlap: overlap,
  shut: CASE WHEN wanted > 0 AND size(coalesce(p.slotStarts, [])) > 0 AND overlap = 0 AND NOT 'TIME' IN $relax THEN ['TIME'] ELSE [] END} END) AS found
WITH w, found, [c IN found WHERE c.shut = []] AS passing
RETURN size(passing) AS total,
  [['TOPIC', size(found)], ['OPEN', size(found)], ['TIME', size(passing)]] AS gates,
  CASE WHEN size(passing) > 0 THEN [] ELSE [['TIME', size(found)]] END AS relaxations,
  COLLECT {
    UNWIND passing AS c
    WITH c.p AS p, c.what AS what, c.tied AS tied, [
      c.fit,
      CASE WHEN c.wanted = 0 OR size(coalesce(c.p.slotStarts, [])) = 0 THEN 0.5 WHEN c.overlap > c.wanted THEN 1.0 ELSE c.overlap / c.wanted END,
      coalesce(1.0 / (1.0 + point.distance(w.point, c.p.point) / 1000.0), 0.3),
      coalesce(c.tied.strength, 0.0)
    ] AS parts, [0.35, 0.15, 0.25, 0.25] AS weights
    WITH p, what, tied, parts, round(reduce(sum = 0.0, i IN range(0, 3) | sum + parts[i] * weights[i]), 6) AS score
    WHERE score < toFloat($afterScore) OR (score = toFloat($afterScore) AND p.id > $afterId)
    ORDER BY score DESC, p.id
    LIMIT $first + 1
    CALL (p) {
      OPTIONAL MATCH (p)-[l:LOCATED_IN]->(at:District)
      WHERE coalesce(l.until > $now, true)
        AND any(a IN l.audience WHERE a IN $codes) AND l.audienceUntil > $now
        AND any(a IN at.audience WHERE a IN $codes) AND at.audienceUntil > $now
      WITH p, l, at ORDER BY at.id LIMIT 1
      RETURN CASE WHEN l IS NULL THEN [] ELSE [[p {.id, .name, .audience, .audienceUntil, noun: 'Place'}, l {.*, kind: 'LOCATED_IN'}, at {.id, .name, .audience, .audienceUntil, noun: 'District'}]] END AS where
    }
    RETURN {
      subject: p {.*, searchText: null, noun: 'Place'},
      party: p {.*, searchText: null, noun: 'Place'},
      place: 0,
      score: score,
      parts: parts,
      distance: point.distance(w.point, p.point),
      reasons: [path IN [tied.steps, what, where] WHERE size(path) > 0]
    }
  } AS rows
