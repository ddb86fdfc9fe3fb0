// Which needs and wishes could this offer answer, and why?
// A need about the same topic fits best, one about something narrower or broader less. Gates: still open, not answered by this offer already,
// hours that overlap when both are given, conditions fulfilled as far as is recorded.
// $of  id of an offer; $relax  gates left open: OPEN CAP TIME CONDITIONS; $at  the moment asked about
// $first  rows; $afterScore, $afterId  the last row of the page before (as text), or '2.5' and '-'; $codes, $now  the viewer's codes and the server's clock
// → one row: asked, places, total, gates, relaxations, rows, toAsk (go-betweens, at most five)
MATCH (o:Offer {id: $of})<-[offers:OFFERS]-(provider:Entity)
WHERE provider.id = o.partyId AND coalesce(offers.until > $now, true)
  AND any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
  AND any(a IN offers.audience WHERE a IN $codes) AND offers.audienceUntil > $now
  AND any(a IN provider.audience WHERE a IN $codes) AND provider.audienceUntil > $now
// Whom the provider knows, or meets where it belongs: the strongest tie to each.
CALL (provider) {
  CALL (provider) {
    MATCH (provider)-[t:KNOWS|FAMILY_OF|MEMBER_OF|FREQUENTS]-(x:Person)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    RETURN x, 1.0 AS strength, [[{id: startNode(t).id, name: startNode(t).name, audience: startNode(t).audience, audienceUntil: startNode(t).audienceUntil, noun: head([l IN labels(startNode(t)) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, {id: endNode(t).id, name: endNode(t).name, audience: endNode(t).audience, audienceUntil: endNode(t).audienceUntil, noun: head([l IN labels(endNode(t)) WHERE l <> 'Entity'])}]] AS steps
    UNION
    MATCH (provider)-[t:MEMBER_OF|FREQUENTS|WORKS_AT|MEETS_AT]-(via:Group|Place|Person)-[u:MEMBER_OF|FREQUENTS|KNOWS]-(x:Person)
    WHERE x <> provider
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN via.audience WHERE a IN $codes) AND via.audienceUntil > $now
      AND any(a IN u.audience WHERE a IN $codes) AND u.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      AND coalesce(u.since <= $at, true) AND coalesce(u.until > $at, true)
    RETURN x, 0.6 AS strength, [
      [{id: startNode(t).id, name: startNode(t).name, audience: startNode(t).audience, audienceUntil: startNode(t).audienceUntil, noun: head([l IN labels(startNode(t)) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, {id: endNode(t).id, name: endNode(t).name, audience: endNode(t).audience, audienceUntil: endNode(t).audienceUntil, noun: head([l IN labels(endNode(t)) WHERE l <> 'Entity'])}],
      [{id: startNode(u).id, name: startNode(u).name, audience: startNode(u).audience, audienceUntil: startNode(u).audienceUntil, noun: head([l IN labels(startNode(u)) WHERE l <> 'Entity'])}, u {.*, kind: type(u)}, {id: endNode(u).id, name: endNode(u).name, audience: endNode(u).audience, audienceUntil: endNode(u).audienceUntil, noun: head([l IN labels(endNode(u)) WHERE l <> 'Entity'])}]] AS steps
  }
  WITH x, strength, steps
  WHERE EXISTS { (x)-[:HAS_NEED|HAS_WISH]->() } OR EXISTS { (x)-[:LIVES_TOGETHER]->(:Household)-[:HAS_NEED]->() }
  ORDER BY strength DESC, steps[0][1].id, steps[-1][1].id
  WITH x, collect({strength: strength, steps: steps})[0] AS best
  RETURN collect({id: x.id, strength: best.strength, steps: best.steps}) AS reached
}
WITH o, offers, provider, reached,
  COLLECT {
    MATCH (o)-[s:SERVES]->(d:District)
    WHERE any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
      AND any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
    RETURN d ORDER BY d.id
  } AS places,
  COLLECT {
    MATCH (o)-[a:ABOUT]->(topic:Topic)
    WHERE any(a IN a.audience WHERE a IN $codes) AND a.audienceUntil > $now
      AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
    RETURN topic ORDER BY topic.id
  } AS topics
WITH o, offers, provider, reached, places, topics,
  COLLECT {
    UNWIND topics AS topic
    MATCH (topic)-[ts:BROADER*1..2]->(up:Topic)
    WHERE all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
      AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
    RETURN DISTINCT up.id ORDER BY up.id
  } AS broader
OPTIONAL CALL (places, topics, broader, provider) {
  UNWIND places AS d
  UNWIND ['Need', 'Wish'] AS noun
  UNWIND [t IN topics | {key: d.id + '/' + noun + '/' + t.id, wide: false}] + [b IN broader | {key: d.id + '/' + noun + '/' + b, wide: true}] AS s
  MATCH (n:Need|Wish)-[r:SHELVED_ON]->(:Shelf {key: s.key})
  WHERE (NOT s.wide OR r.depth = 0)
    AND n.partyId <> provider.id
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
      AND any(a IN n.partyAudience WHERE a IN $codes)
      AND any(a IN n.partyTieAudience WHERE a IN $codes)
      AND n.partyAudienceUntil > $now)
    AND (n:Need OR n.stance <> 'GIVE')
  RETURN n, max(CASE WHEN s.wide THEN 0.7 WHEN r.depth = 0 THEN 1.0 ELSE 0.85 END) AS fit
}
WITH o, offers, provider, reached, places, topics, n, fit,
  reduce(total = 0, i IN range(0, size(coalesce(n.slotStarts, [])) - 1) | total + n.slotEnds[i] - n.slotStarts[i]) AS wanted,
  reduce(total = 0.0, i IN range(0, size(coalesce(n.slotStarts, [])) - 1) | total +
    reduce(own = 0.0, k IN range(0, size(coalesce(o.slotStarts, [])) - 1) | own +
      CASE WHEN o.slotStarts[k] < n.slotEnds[i] AND n.slotStarts[i] < o.slotEnds[k]
        THEN (CASE WHEN o.slotEnds[k] < n.slotEnds[i] THEN o.slotEnds[k] ELSE n.slotEnds[i] END) -
             (CASE WHEN o.slotStarts[k] > n.slotStarts[i] THEN o.slotStarts[k] ELSE n.slotStarts[i] END)
        ELSE 0 END *
      CASE WHEN o.slotDays[k] >= 0 AND o.slotDays[k] < ($at.epochSeconds + 32400) / 86400 THEN 0.0
        WHEN o.slotWeeks IS NULL THEN 1.0
        WHEN n.slotDays[i] >= 0 AND o.slotDays[k] >= 0 AND n.slotDays[i] <> o.slotDays[k] THEN 0.0
        ELSE reduce(times = 0.0, kind IN [[1, 12], [2, 12], [4, 12], [8, 4], [16, 8], [32, 4], [64, 0], [128, 0], [256, 0], [512, 0], [1024, 0], [2048, 0]] | times +
          CASE WHEN coalesce(n.slotWeeks[i], 4095) / kind[0] % 2 = 0 OR o.slotWeeks[k] / kind[0] % 2 = 0 THEN 0.0
            WHEN n.slotDays[i] >= 0 OR o.slotDays[k] >= 0 THEN 1.0
            ELSE toFloat(kind[1]) END) / coalesce(n.slotTimes[i], 52) END)) AS overlap,
  coalesce(n.traits, []) + COLLECT {
    MATCH (holder:Entity {id: n.partyId})
    WHERE holder:Person
      AND any(a IN holder.audience WHERE a IN $codes) AND holder.audienceUntil > $now
    UNWIND coalesce(holder.traits, []) + CASE WHEN $at.year - holder.birthYear >= 65 THEN ['OVER_65'] WHEN $at.year - holder.birthYear < 18 THEN ['UNDER_18'] ELSE [] END AS trait
    RETURN trait
  } AS traits
WITH o, offers, provider, reached, places, topics, n, fit, wanted, overlap,
  [gate IN [
    // What helps already is no gate that could be left open.
    CASE WHEN EXISTS { MATCH (o)-[h:HELPS]->(n) WHERE any(a IN h.audience WHERE a IN $codes) AND h.audienceUntil > $now AND coalesce(h.until > $at, true) } THEN 'HELPS' END,
    CASE WHEN NOT n.state IN ['OPEN', 'GROWING'] OR o.state <> 'OPEN' OR o.since > $at OR o.until <= $at
      OR all(day IN o.slotDays WHERE day >= 0 AND day < ($at.epochSeconds + 32400) / 86400) OR all(day IN n.slotDays WHERE day >= 0 AND day < ($at.epochSeconds + 32400) / 86400) THEN 'OPEN' END,
    CASE WHEN o.load >= o.cap THEN 'CAP' END,
    CASE WHEN wanted > 0 AND size(coalesce(o.slotStarts, [])) > 0 AND overlap = 0 THEN 'TIME' END,
    CASE WHEN NOT all(c IN coalesce(o.conditions, []) WHERE (c <> 'MEMBER' AND c IN traits) OR (c = 'MEMBER' AND any(x IN reached WHERE x.id = n.partyId AND x.steps[0][1].kind = 'MEMBER_OF' AND size(x.steps) = 1))) THEN 'CONDITIONS' END
  ] WHERE gate IS NOT NULL AND NOT gate IN $relax] AS shut
WITH o, offers, provider, reached, places, topics,
  collect(CASE WHEN n IS NULL THEN null ELSE {n: n, fit: fit, wanted: wanted, overlap: overlap, shut: shut} END) AS found
WITH o, offers, provider, reached, places, topics, found, [c IN found WHERE c.shut = []] AS passing
RETURN o {.id, .name, .audience, .audienceUntil, noun: 'Offer'} AS asked,
  [d IN places | d {.id, .name, .audience, .audienceUntil, noun: 'District'}] AS places,
  [t IN topics | t {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}] AS topics,
  size(passing) AS total,
  [
    ['TOPIC', size(found)],
    ['OPEN', size([c IN found WHERE NOT any(g IN c.shut WHERE g IN ['HELPS', 'OPEN'])])],
    ['CAP', size([c IN found WHERE NOT any(g IN c.shut WHERE g IN ['HELPS', 'OPEN', 'CAP'])])],
    ['TIME', size([c IN found WHERE NOT any(g IN c.shut WHERE g IN ['HELPS', 'OPEN', 'CAP', 'TIME'])])],
    ['CONDITIONS', size(passing)]
  ] AS gates,
  CASE WHEN size(passing) > 0 THEN [] ELSE [g IN ['TIME', 'CONDITIONS', 'CAP', 'OPEN'] | [g, size([c IN found WHERE c.shut = [g]])]] END AS relaxations,
  COLLECT {
    UNWIND passing AS c
    WITH c.n AS n, head([x IN reached WHERE x.id = c.n.partyId]) AS tied, [
      c.fit,
      CASE WHEN c.wanted = 0 OR size(coalesce(o.slotStarts, [])) = 0 THEN 0.5 WHEN c.overlap > c.wanted THEN 1.0 ELSE toFloat(c.overlap) / c.wanted END,
      CASE WHEN c.n:Need THEN coalesce(c.n.urgency, 2) / 3.0 ELSE 0.5 END,
      coalesce(1.0 / (1.0 + point.distance(o.point, c.n.point) / 1000.0), 0.3),
      coalesce(head([x IN reached WHERE x.id = c.n.partyId]).strength, 0.0)
    ] AS parts, [0.35, 0.20, 0.15, 0.15, 0.15] AS weights
    WITH n, tied, parts, round(reduce(sum = 0.0, i IN range(0, 4) | sum + parts[i] * weights[i]), 6) AS score
    WHERE score < toFloat($afterScore) OR (score = toFloat($afterScore) AND n.id > $afterId)
    ORDER BY score DESC, n.id
    LIMIT $first + 1
    MATCH (p:Entity)-[t:HAS_NEED|HAS_WISH]->(n)
    WHERE p.id = n.partyId AND coalesce(t.until > $now, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    CALL (n, o) {
      MATCH (n)-[a:ABOUT]->(mine:Topic)
      WHERE any(a IN a.audience WHERE a IN $codes) AND a.audienceUntil > $now
        AND any(a IN mine.audience WHERE a IN $codes) AND mine.audienceUntil > $now
      MATCH (o)-[b:ABOUT]->(own:Topic)
      WHERE any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
        AND any(a IN own.audience WHERE a IN $codes) AND own.audienceUntil > $now
      MATCH path = (mine)-[bs:BROADER*0..2]-(own)
      WHERE all(x IN bs WHERE any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now)
      WITH a, b, bs, head(bs) AS up, mine, own, path ORDER BY length(path), mine.id, own.id LIMIT 1
      RETURN [[o {.id, .name, .audience, .audienceUntil, noun: 'Offer'}, b {.*, kind: 'ABOUT'}, own {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}]] +
        CASE WHEN size(bs) = 1 THEN [[{id: startNode(up).id, name: startNode(up).name, audience: startNode(up).audience, audienceUntil: startNode(up).audienceUntil, nameEn: startNode(up).nameEn, noun: 'Topic'}, up {.*, kind: 'BROADER'}, {id: endNode(up).id, name: endNode(up).name, audience: endNode(up).audience, audienceUntil: endNode(up).audienceUntil, nameEn: endNode(up).nameEn, noun: 'Topic'}]] ELSE [] END +
        CASE WHEN size(bs) < 2 OR mine = own THEN [[n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])}, a {.*, kind: 'ABOUT'}, mine {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}]] ELSE [] END AS what
    }
    RETURN {
      subject: n {.*, searchText: null, noun: head([l IN labels(n) WHERE l <> 'Entity'])},
      party: CASE WHEN p:Household THEN null ELSE p {.*, searchText: null, noun: head([l IN labels(p) WHERE l <> 'Entity'])} END,
      place: 0,
      score: score,
      parts: parts,
      distance: point.distance(o.point, n.point),
      reasons: [path IN [tied.steps, what, [[p {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(p) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])}]]] WHERE size(path) > 0]
    }
  } AS rows,
  // Whom to ask before anybody is named. Who wishes it, and in which words, is told to nobody yet.
  COLLECT {
    UNWIND places AS d
    UNWIND topics AS topic
    MATCH (n:Wish)-[r:SHELVED_ON]->(:Shelf {key: d.id + '/Wish/' + topic.id + '/ask'})
    WHERE any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND n.partyId <> provider.id AND n.state IN ['OPEN', 'GROWING'] AND n.stance <> 'GIVE'
      AND o.state = 'OPEN' AND coalesce(o.since <= $at, true) AND coalesce(o.until > $at, true) AND coalesce(o.load < o.cap, true)
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
