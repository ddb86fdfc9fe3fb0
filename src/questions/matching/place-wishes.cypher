// Which wishes could come true at this place? Of its school districts: what somebody would give or do together, where the place is a hall, a community
// centre or a place to be; and any wish of the kind of something that happens there already. The other way round of wish-places.
// $of  id of a place; $relax  gates left open: OPEN TIME; $at  the moment asked about
// $first  rows; $afterScore, $afterId  the last row of the page before (as text), or '2.5' and '-'; $codes, $now  the viewer's codes and the server's clock
// → one row: asked, places, topics (of what happens there), total, read [[what, how many were]], gates, relaxations, rows
MATCH (p:Entity {id: $of})
WHERE p:Place
  AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
WITH p,
  COLLECT {
    UNWIND p.districts AS home
    MATCH (d:District {id: home})
    WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
    RETURN d ORDER BY d.id
  } AS places,
  // What happens there: what the place offers, and the groups that meet there; each with its way.
  COLLECT {
    CALL (p) {
      MATCH (p)-[t:OFFERS]->(o:Offer)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
      RETURN p AS giver, t, o, [] AS before
      UNION
      MATCH (p)<-[m:MEETS_AT]-(giver:Group)-[t:OFFERS]->(o:Offer)
      WHERE coalesce(m.until > $now, true)
        AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
        AND any(a IN giver.audience WHERE a IN $codes) AND giver.audienceUntil > $now
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
      RETURN giver, t, o, [[giver {.id, .name, .audience, .audienceUntil, noun: 'Group'}, m {.*, kind: 'MEETS_AT'}, p {.id, .name, .audience, .audienceUntil, noun: 'Place'}]] AS before
    }
    WITH giver, t, o, before
    WHERE giver.id = o.partyId AND coalesce(t.until > $now, true)
      AND o.state = 'OPEN' AND coalesce(o.since <= $at, true) AND coalesce(o.until > $at, true)
    WITH o, before + [[giver {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(giver) WHERE l <> 'Entity'])}, t {.*, kind: 'OFFERS'}, o {.id, .name, .audience, .audienceUntil, noun: 'Offer'}]] AS what
    ORDER BY size(what), o.id, what[0][0].id LIMIT 200
    RETURN {o: o, what: what}
  } AS happening
WITH p, places, size(happening) AS happens,
  COLLECT {
    UNWIND happening AS h
    WITH h, h.o AS o
    MATCH (o)-[t:ABOUT]->(topic:Topic)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
    WITH h, o, topic, COLLECT {
      MATCH (o)-[s:SERVES]->(served:District)-[ups:PART_OF*0..3]->(d:District)
      WHERE any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
        AND any(a IN served.audience WHERE a IN $codes) AND served.audienceUntil > $now
        AND all(up IN ups WHERE any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now)
        AND any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
      RETURN d.id
    } AS serves
    RETURN {topic: topic, what: h.what, serves: serves}
  } AS known
OPTIONAL CALL (p, places, known) {
  CALL (p, places, known) {
    UNWIND CASE WHEN p.type IN ['IBASHO', 'HALL', 'COMMUNITY_CENTRE'] THEN [d IN places | d.id + '/Wish'] ELSE [] END AS shelf
    CALL (shelf) {
      MATCH (n:Wish)-[r:SHELVED_ON]->()
      USING INDEX r:SHELVED_ON(shelf, sort)
      WHERE r.shelf = shelf AND r.sort > ''
        AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
        AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
        AND any(a IN n.partyAudience WHERE a IN $codes)
        AND any(a IN n.partyTieAudience WHERE a IN $codes)
        AND n.partyAudienceUntil > $now
        AND n.stance <> 'RECEIVE'
      WITH n, r ORDER BY r.shelf, r.sort LIMIT 2000
      RETURN n
    }
    RETURN n, 0.4 AS fit, [] AS what
    UNION
    UNWIND known AS k
    WITH k, k.topic AS topic, [d IN places WHERE d.id IN k.serves] AS homes
    CALL (topic) {
      RETURN topic.id AS key, 1.0 AS fit, 0 AS depth
      UNION
      RETURN topic.id AS key, 0.7 AS fit, 1 AS depth
      UNION
      MATCH (topic)-[ts:BROADER*1..3]->(up:Topic)
      WHERE all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
        AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
      RETURN up.id AS key, 0.85 AS fit, 0 AS depth
    }
    UNWIND homes AS d
    MATCH (n:Wish)-[r:SHELVED_ON]->(:Shelf {key: d.id + '/Wish/' + key})
    WHERE r.depth = depth
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    RETURN n, fit, k.what AS what
  }
  WITH n, fit, what
  WHERE any(a IN n.partyAudience WHERE a IN $codes)
    AND any(a IN n.partyTieAudience WHERE a IN $codes)
    AND n.partyAudienceUntil > $now
  ORDER BY fit DESC, size(what), what[-1][2].id, what[0][0].id
  WITH n, collect({fit: fit, what: what})[0] AS best
  RETURN n, best.fit AS fit, best.what AS what
}
// How the wisher comes to be there: the strongest way.
WITH p, places, happens, known, n, fit, what,
  COLLECT {
    CALL (n, p) {
      MATCH (wisher:Entity {id: n.partyId})-[t:FREQUENTS|MEETS_AT]->(p)
      WHERE any(a IN wisher.audience WHERE a IN $codes) AND wisher.audienceUntil > $now
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      RETURN 1.0 AS strength, [[wisher {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, p {.id, .name, .audience, .audienceUntil, noun: 'Place'}]] AS steps
      UNION
      MATCH (wisher:Entity {id: n.partyId})-[t:MEMBER_OF]->(via:Group)-[u:MEETS_AT]->(p)
      WHERE any(a IN wisher.audience WHERE a IN $codes) AND wisher.audienceUntil > $now
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN via.audience WHERE a IN $codes) AND via.audienceUntil > $now
        AND any(a IN u.audience WHERE a IN $codes) AND u.audienceUntil > $now
        AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
        AND coalesce(u.since <= $at, true) AND coalesce(u.until > $at, true)
      RETURN 0.8 AS strength, [[wisher {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, via {.id, .name, .audience, .audienceUntil, noun: 'Group'}],
        [via {.id, .name, .audience, .audienceUntil, noun: 'Group'}, u {.*, kind: type(u)}, p {.id, .name, .audience, .audienceUntil, noun: 'Place'}]] AS steps
      UNION
      MATCH (wisher:Entity {id: n.partyId})-[t:KNOWS|FAMILY_OF]-(via:Person)-[u:FREQUENTS]->(p)
      WHERE any(a IN wisher.audience WHERE a IN $codes) AND wisher.audienceUntil > $now
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN via.audience WHERE a IN $codes) AND via.audienceUntil > $now
        AND any(a IN u.audience WHERE a IN $codes) AND u.audienceUntil > $now
        AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
        AND coalesce(u.since <= $at, true) AND coalesce(u.until > $at, true)
      RETURN 0.5 AS strength, [[wisher {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, via {.id, .name, .audience, .audienceUntil, noun: 'Person'}],
        [via {.id, .name, .audience, .audienceUntil, noun: 'Person'}, u {.*, kind: type(u)}, p {.id, .name, .audience, .audienceUntil, noun: 'Place'}]] AS steps
    }
    RETURN {strength: strength, steps: steps} ORDER BY strength DESC, steps[0][1].id, steps[-1][1].id LIMIT 1
  } AS ways,
  reduce(total = 0, i IN range(0, size(coalesce(n.slotStarts, [])) - 1) | total + n.slotEnds[i] - n.slotStarts[i]) AS wanted,
  reduce(total = 0.0, i IN range(0, size(coalesce(n.slotStarts, [])) - 1) | total +
    reduce(own = 0.0, k IN range(0, size(coalesce(p.slotStarts, [])) - 1) | own +
      CASE WHEN p.slotStarts[k] < n.slotEnds[i] AND n.slotStarts[i] < p.slotEnds[k]
        THEN (CASE WHEN p.slotEnds[k] < n.slotEnds[i] THEN p.slotEnds[k] ELSE n.slotEnds[i] END) -
             (CASE WHEN p.slotStarts[k] > n.slotStarts[i] THEN p.slotStarts[k] ELSE n.slotStarts[i] END)
        ELSE 0 END)) AS overlap
WITH p, places, happens, known, collect(CASE WHEN n IS NULL THEN null ELSE {n: n, fit: fit, what: what, tied: head(ways), wanted: wanted, overlap: overlap,
  shut: [gate IN [
    CASE WHEN NOT n.state IN ['OPEN', 'GROWING'] OR all(day IN n.slotDays WHERE day >= 0 AND day < ($at.epochSeconds + 32400) / 86400) THEN 'OPEN' END,
    CASE WHEN wanted > 0 AND size(coalesce(p.slotStarts, [])) > 0 AND overlap = 0 THEN 'TIME' END
  ] WHERE gate IS NOT NULL AND NOT gate IN $relax]} END) AS found
WITH p, places, happens, known, found, [c IN found WHERE c.shut = []] AS passing
RETURN p {.id, .name, .audience, .audienceUntil, noun: 'Place'} AS asked,
  [d IN places | d {.id, .name, .audience, .audienceUntil, noun: 'District'}] AS places,
  COLLECT { UNWIND known AS k WITH DISTINCT k.topic AS t ORDER BY t.id LIMIT 5 RETURN t {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'} } AS topics,
  size(passing) AS total,
  [['HAPPENING', happens], ['WISHES', size(found)]] AS read,
  [
    ['TOPIC', size(found)],
    ['OPEN', size([c IN found WHERE NOT 'OPEN' IN c.shut])],
    ['TIME', size(passing)]
  ] AS gates,
  CASE WHEN size(passing) > 0 THEN [] ELSE [g IN ['TIME', 'OPEN'] | [g, size([c IN found WHERE c.shut = [g]])]] END AS relaxations,
  COLLECT {
    UNWIND passing AS c
    WITH c.n AS n, c.what AS what, c.tied AS tied, [
      c.fit,
      CASE WHEN c.wanted = 0 OR size(coalesce(p.slotStarts, [])) = 0 THEN 0.5 WHEN c.overlap > c.wanted THEN 1.0 ELSE c.overlap / c.wanted END,
      coalesce(1.0 / (1.0 + point.distance(p.point, c.n.point) / 1000.0), 0.3),
      coalesce(c.tied.strength, 0.0)
    ] AS parts, [0.35, 0.15, 0.25, 0.25] AS weights
    WITH n, what, tied, parts, round(reduce(sum = 0.0, i IN range(0, 3) | sum + parts[i] * weights[i]), 6) AS score
    WHERE score < toFloat($afterScore) OR (score = toFloat($afterScore) AND n.id > $afterId)
    ORDER BY score DESC, n.id
    LIMIT $first + 1
    MATCH (wisher:Entity)-[t:HAS_WISH]->(n)
    WHERE wisher.id = n.partyId AND coalesce(t.until > $now, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN wisher.audience WHERE a IN $codes) AND wisher.audienceUntil > $now
    RETURN {
      subject: n {.*, searchText: null, noun: 'Wish'},
      party: wisher {.*, searchText: null, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])},
      place: 0,
      score: score,
      parts: parts,
      distance: point.distance(p.point, n.point),
      reasons: [path IN [tied.steps, what,
        [[wisher {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}]]] WHERE size(path) > 0]
    }
  } AS rows
