// Which wishes answer this wish: who wants to learn what this one wants to teach, or the same together? And where could they meet?
// Giving meets receiving best; together meets together; together with one of the others less; two that only give, or only receive, not at all.
// $of  id of a wish; $relax  gates left open: OPEN TIME; $at  the moment asked about
// $first  rows; $afterScore, $afterId  the last row of the page before (as text), or '2.5' and '-'; $codes, $now  the viewer's codes and the server's clock
// → one row: asked, places, topics, total, gates, relaxations, rows, toAsk (go-betweens, at most five)
MATCH (w:Entity {id: $of})<-[has:HAS_WISH]-(wisher:Entity)
WHERE w:Wish
  AND wisher.id = w.partyId AND coalesce(has.until > $now, true)
  AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
  AND any(a IN has.audience WHERE a IN $codes) AND has.audienceUntil > $now
  AND any(a IN wisher.audience WHERE a IN $codes) AND wisher.audienceUntil > $now
// Whom the wisher knows, or could meet: a group or place that both go to is where the two wishes could come true.
CALL (wisher) {
  CALL (wisher) {
    MATCH (wisher)-[t:MEMBER_OF|FREQUENTS]->(via:Group|Place)<-[u:MEMBER_OF|FREQUENTS]-(x:Person)
    WHERE x <> wisher
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN via.audience WHERE a IN $codes) AND via.audienceUntil > $now
      AND any(a IN u.audience WHERE a IN $codes) AND u.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      AND coalesce(u.since <= $at, true) AND coalesce(u.until > $at, true)
    RETURN x, 0.8 AS strength, [
      [wisher {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, via {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(via) WHERE l <> 'Entity'])}],
      [x {.id, .name, .audience, .audienceUntil, noun: 'Person'}, u {.*, kind: type(u)}, via {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(via) WHERE l <> 'Entity'])}]] AS steps
    UNION
    MATCH (wisher)-[t:KNOWS|FAMILY_OF]-(x:Person)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    RETURN x, 1.0 AS strength, [[wisher {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, x {.id, .name, .audience, .audienceUntil, noun: 'Person'}]] AS steps
    UNION
    MATCH (wisher)-[t:KNOWS|FAMILY_OF]-(via:Person)-[u:KNOWS|FAMILY_OF]-(x:Person)
    WHERE x <> wisher
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN via.audience WHERE a IN $codes) AND via.audienceUntil > $now
      AND any(a IN u.audience WHERE a IN $codes) AND u.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      AND coalesce(u.since <= $at, true) AND coalesce(u.until > $at, true)
    RETURN x, 0.5 AS strength, [
      [wisher {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(wisher) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, via {.id, .name, .audience, .audienceUntil, noun: 'Person'}],
      [via {.id, .name, .audience, .audienceUntil, noun: 'Person'}, u {.*, kind: type(u)}, x {.id, .name, .audience, .audienceUntil, noun: 'Person'}]] AS steps
  }
  WITH x, strength, steps
  WHERE EXISTS { (x)-[:HAS_WISH]->() }
  ORDER BY strength DESC, steps[0][1].id, steps[-1][1].id
  WITH x, collect({strength: strength, steps: steps}) AS ways
  RETURN collect({id: x.id, strength: ways[0].strength,
    known: head([way IN ways WHERE way.strength <> 0.8]).steps, meet: head([way IN ways WHERE way.strength = 0.8]).steps}) AS reached
}
WITH w, has, wisher, reached,
  COLLECT {
    UNWIND w.districts AS home
    MATCH (d:District {id: home})
    WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
    RETURN d ORDER BY d.id
  } AS places,
  COLLECT {
    MATCH (w)-[a:ABOUT]->(topic:Topic)
    WHERE any(a IN a.audience WHERE a IN $codes) AND a.audienceUntil > $now
      AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
    RETURN topic ORDER BY topic.id
  } AS topics
WITH w, wisher, reached, places, topics,
  COLLECT {
    UNWIND places AS d
    MATCH (d)-[t:ADJACENT_TO]-(near:District)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN near.audience WHERE a IN $codes) AND near.audienceUntil > $now
      AND NOT near.id IN w.districts
    RETURN DISTINCT near.id ORDER BY near.id
  } AS nearby,
  COLLECT {
    UNWIND topics AS topic
    MATCH (topic)-[ts:BROADER*1..1]->(up:Topic)
    WHERE all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
      AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
    RETURN DISTINCT up.id ORDER BY up.id
  } AS broader
OPTIONAL CALL (w, places, nearby, topics, broader) {
  UNWIND [d IN places | {id: d.id, rank: 0}] + [n IN nearby | {id: n, rank: 1}] AS d
  UNWIND [t IN topics | {key: d.id + '/Wish/' + t.id, wide: false}] + [b IN broader | {key: d.id + '/Wish/' + b, wide: true}] AS s
  MATCH (n:Wish)-[r:SHELVED_ON]->(:Shelf {key: s.key})
  WHERE n <> w AND n.partyId <> w.partyId
    AND (NOT s.wide OR r.depth = 0)
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
      AND any(a IN n.partyAudience WHERE a IN $codes)
      AND any(a IN n.partyTieAudience WHERE a IN $codes)
      AND n.partyAudienceUntil > $now)
  RETURN n, min(d.rank) AS rank, max(CASE WHEN s.wide THEN 0.7 WHEN r.depth = 0 THEN 1.0 ELSE 0.85 END) AS fit
}
WITH w, wisher, reached, places, topics, n, rank, fit,
  CASE
    WHEN w.stance = 'TOGETHER' AND n.stance = 'TOGETHER' THEN 1.0
    WHEN w.stance = 'TOGETHER' OR n.stance = 'TOGETHER' THEN 0.5
    WHEN w.stance <> n.stance THEN 1.0
  END AS stance,
  reduce(total = 0, i IN range(0, size(coalesce(w.slotStarts, [])) - 1) | total + w.slotEnds[i] - w.slotStarts[i]) AS wanted,
  reduce(total = 0.0, i IN range(0, size(coalesce(w.slotStarts, [])) - 1) | total +
    reduce(own = 0.0, k IN range(0, size(coalesce(n.slotStarts, [])) - 1) | own +
      CASE WHEN n.slotStarts[k] < w.slotEnds[i] AND w.slotStarts[i] < n.slotEnds[k]
        THEN (CASE WHEN n.slotEnds[k] < w.slotEnds[i] THEN n.slotEnds[k] ELSE w.slotEnds[i] END) -
             (CASE WHEN n.slotStarts[k] > w.slotStarts[i] THEN n.slotStarts[k] ELSE w.slotStarts[i] END)
        ELSE 0 END *
      CASE WHEN n.slotDays[k] >= 0 AND n.slotDays[k] < ($at.epochSeconds + 32400) / 86400 THEN 0.0
        WHEN n.slotWeeks IS NULL THEN 1.0
        WHEN w.slotDays[i] >= 0 AND n.slotDays[k] >= 0 AND w.slotDays[i] <> n.slotDays[k] THEN 0.0
        ELSE reduce(times = 0.0, kind IN [[1, 12], [2, 12], [4, 12], [8, 4], [16, 8], [32, 4], [64, 0], [128, 0], [256, 0], [512, 0], [1024, 0], [2048, 0]] | times +
          CASE WHEN coalesce(w.slotWeeks[i], 4095) / kind[0] % 2 = 0 OR n.slotWeeks[k] / kind[0] % 2 = 0 THEN 0.0
            WHEN w.slotDays[i] >= 0 OR n.slotDays[k] >= 0 THEN 1.0
            ELSE toFloat(kind[1]) END) / coalesce(w.slotTimes[i], 52) END)) AS overlap
WITH w, wisher, reached, places, topics,
  collect(CASE WHEN n IS NULL OR stance IS NULL THEN null ELSE {n: n, rank: rank, fit: fit, stance: stance, wanted: wanted, overlap: overlap,
    shut: [gate IN [
      CASE WHEN NOT n.state IN ['OPEN', 'GROWING'] OR all(day IN n.slotDays WHERE day >= 0 AND day < ($at.epochSeconds + 32400) / 86400) THEN 'OPEN' END,
      CASE WHEN wanted > 0 AND size(coalesce(n.slotStarts, [])) > 0 AND overlap = 0 THEN 'TIME' END
    ] WHERE gate IS NOT NULL AND NOT gate IN $relax]} END) AS found
WITH w, wisher, reached, places, topics, found, [c IN found WHERE c.shut = []] AS passing
RETURN w {.id, .name, .audience, .audienceUntil, noun: 'Wish'} AS asked,
  [d IN places | d {.id, .name, .audience, .audienceUntil, noun: 'District'}] AS places,
  [t IN topics | t {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}] AS topics,
  size(passing) AS total,
  [
    ['TOPIC', size(found)],
    ['OPEN', size([c IN found WHERE NOT 'OPEN' IN c.shut])],
    ['TIME', size(passing)]
  ] AS gates,
  CASE WHEN size(passing) > 0 THEN [] ELSE [g IN ['TIME', 'OPEN'] | [g, size([c IN found WHERE c.shut = [g]])]] END AS relaxations,
  COLLECT {
    UNWIND passing AS c
    WITH c.n AS n, c.rank AS rank, head([x IN reached WHERE x.id = c.n.partyId]) AS tied, [
      c.fit,
      c.stance,
      CASE WHEN c.wanted = 0 OR size(coalesce(c.n.slotStarts, [])) = 0 THEN 0.5 WHEN c.overlap > c.wanted THEN 1.0 ELSE toFloat(c.overlap) / c.wanted END,
      CASE c.rank WHEN 0 THEN 1.0 ELSE 0.5 END,
      coalesce(1.0 / (1.0 + point.distance(w.point, c.n.point) / 1000.0), 0.3),
      coalesce(head([x IN reached WHERE x.id = c.n.partyId]).strength, 0.0)
    ] AS parts, [0.25, 0.20, 0.15, 0.10, 0.15, 0.15] AS weights
    WITH n, rank, tied, parts, round(reduce(sum = 0.0, i IN range(0, 5) | sum + parts[i] * weights[i]), 6) AS score
    WHERE score < toFloat($afterScore) OR (score = toFloat($afterScore) AND n.id > $afterId)
    ORDER BY score DESC, n.id
    LIMIT $first + 1
    MATCH (p:Entity)-[t:HAS_WISH]->(n)
    WHERE p.id = n.partyId AND coalesce(t.until > $now, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    CALL (n, w) {
      MATCH (n)-[a:ABOUT]->(mine:Topic)
      WHERE any(a IN a.audience WHERE a IN $codes) AND a.audienceUntil > $now
        AND any(a IN mine.audience WHERE a IN $codes) AND mine.audienceUntil > $now
      MATCH (w)-[b:ABOUT]->(own:Topic)
      WHERE any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
        AND any(a IN own.audience WHERE a IN $codes) AND own.audienceUntil > $now
      MATCH path = (mine)-[bs:BROADER*0..2]-(own)
      WHERE all(x IN bs WHERE any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now)
      WITH a, b, bs, head(bs) AS up, mine, own, path ORDER BY length(path), mine.id, own.id LIMIT 1
      RETURN [[w {.id, .name, .audience, .audienceUntil, noun: 'Wish'}, b {.*, kind: 'ABOUT'}, own {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}]] +
        CASE WHEN size(bs) = 1 THEN [[{id: startNode(up).id, name: startNode(up).name, audience: startNode(up).audience, audienceUntil: startNode(up).audienceUntil, nameEn: startNode(up).nameEn, noun: 'Topic'}, up {.*, kind: 'BROADER'}, {id: endNode(up).id, name: endNode(up).name, audience: endNode(up).audience, audienceUntil: endNode(up).audienceUntil, nameEn: endNode(up).nameEn, noun: 'Topic'}]] ELSE [] END +
        CASE WHEN size(bs) < 2 THEN [[n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}, a {.*, kind: 'ABOUT'}, mine {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}]] ELSE [] END AS what
    }
    // Where the two do not meet already: a place of the wisher's district that lends its rooms or is there to be in, the nearest to both.
    CALL (n, w, tied) {
      UNWIND CASE WHEN tied.meet IS NULL THEN w.districts ELSE [] END AS home
      UNWIND ['IBASHO', 'HALL', 'COMMUNITY_CENTRE'] AS type
      MATCH (room:Place)-[r:SHELVED_ON]->(:Shelf {key: home + '/Place/' + type})
      WHERE any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
        AND any(a IN room.audience WHERE a IN $codes) AND room.audienceUntil > $now
      WITH room ORDER BY coalesce(point.distance(room.point, w.point), 100000.0) + coalesce(point.distance(room.point, n.point), 100000.0), room.id LIMIT 1
      MATCH (room)-[l:LOCATED_IN]->(at:District)
      WHERE coalesce(l.until > $now, true)
        AND any(a IN l.audience WHERE a IN $codes) AND l.audienceUntil > $now
        AND any(a IN at.audience WHERE a IN $codes) AND at.audienceUntil > $now
      WITH room, l, at ORDER BY at.id LIMIT 1
      RETURN collect([room {.id, .name, .audience, .audienceUntil, noun: 'Place'}, l {.*, kind: 'LOCATED_IN'}, at {.id, .name, .audience, .audienceUntil, noun: 'District'}]) AS host
    }
    RETURN {
      subject: n {.*, searchText: null, noun: 'Wish'},
      party: p {.*, searchText: null, noun: head([l IN labels(p) WHERE l <> 'Entity'])},
      place: rank,
      score: score,
      parts: parts,
      distance: point.distance(w.point, n.point),
      // The pair; how they know each other, or through whom; and where: the group or place that both go to, or one nearby that could have them.
      reasons: [path IN [what, tied.known, coalesce(tied.meet, host)] WHERE size(path) > 0]
    }
  } AS rows,
  // Whom to ask before anybody is named. Who wishes it, and in which words, is told to nobody yet.
  COLLECT {
    UNWIND places AS d
    UNWIND topics AS topic
    MATCH (n:Wish)-[r:SHELVED_ON]->(:Shelf {key: d.id + '/Wish/' + topic.id + '/ask'})
    WHERE any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND n.partyId <> w.partyId AND n.state IN ['OPEN', 'GROWING']
      AND (n.stance <> w.stance OR n.stance = 'TOGETHER')
      AND NOT coalesce(all(day IN n.slotDays WHERE day >= 0 AND day < ($at.epochSeconds + 32400) / 86400), false)
      // Whoever may see it has it among the candidates, by name.
      AND NOT coalesce(any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
        AND any(a IN n.partyAudience WHERE a IN $codes)
        AND any(a IN n.partyTieAudience WHERE a IN $codes)
        AND n.partyAudienceUntil > $now, false)
    MATCH (x:Entity {id: r.through})
    WHERE x:Person AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
    WITH DISTINCT x ORDER BY x.id LIMIT 5
    WITH x, COLLECT {
      MATCH (x)-[t:LIVES_IN]->(home:District)
      WHERE coalesce(t.until > $now, true)
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN home.audience WHERE a IN $codes) AND home.audienceUntil > $now
      RETURN [[x {.id, .name, .audience, .audienceUntil, noun: 'Person'}, t {.*, kind: 'LIVES_IN'}, home {.id, .name, .audience, .audienceUntil, noun: 'District'}]]
      ORDER BY home.id LIMIT 1
    } AS paths
    RETURN {person: x {.*, searchText: null, noun: 'Person'}, reasons: paths}
  } AS toAsk
