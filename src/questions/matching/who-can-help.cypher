// Who in this district can help with this topic, how well does each fit, why, and if nobody: what stands in the way?
// $district  id; $topics  ids: the topic asked about, or all those a need is about
// $for  id of a person, or of the need or wish, that the help is for, or '-'
// $wantStarts, $wantEnds  hours wanted, as minutes of the week from Monday 00:00, -1 for none; none at all: those of the need, if there are any
// $wantWeeks, $wantDays, $wantTimes  on which kinds of day each returns (bits, 4095: every week), the day if it is one alone or -1, how often a year (src/things/slots.ts)
// $relax  gates left open: OPEN CAP TIME CONDITIONS TOPIC DISTRICT NEIGHBOURS
// $at  the moment asked about, $open  the one at which it must be to be had (a wanted day's, or the same); $first  rows; $afterScore, $afterId  the last row of the page before (as text), or '2.5' and '-'
// $codes, $now  the viewer's codes and the server's clock
// → one row: district, topics, asker, total, near (of those asked, next door only), gates, relaxations, coverage, rows (the page's candidates with parts and reasons), toAsk (go-betweens, at most five)
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
CALL () {
  UNWIND $topics AS id
  MATCH (topic:Topic {id: id})
  WHERE any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
  WITH DISTINCT topic ORDER BY topic.id
  RETURN collect(topic) AS topics
}
WITH d, topics
WHERE size(topics) > 0
// Whom the help is for: the person, or the person who has the need or the wish; and whose it is, as far as the viewer sees that.
CALL () {
  OPTIONAL MATCH (f:Entity {id: $for})
  WHERE (f:Person OR f:Need OR f:Wish)
    AND any(a IN f.audience WHERE a IN $codes) AND f.audienceUntil > $now
  OPTIONAL MATCH (f)<-[h:HAS_NEED|HAS_WISH]-(holder:Entity)
  WHERE holder.id = f.partyId AND coalesce(h.until > $now, true)
    AND any(a IN h.audience WHERE a IN $codes) AND h.audienceUntil > $now
    AND any(a IN holder.audience WHERE a IN $codes) AND holder.audienceUntil > $now
  RETURN f, CASE WHEN f:Person THEN f WHEN holder:Person THEN holder END AS who, coalesce(holder.id, f.id) AS own
  LIMIT 1
}
WITH d, topics, f, who, own,
  CASE WHEN any(x IN $wantStarts WHERE x >= 0) THEN $wantStarts ELSE coalesce(f.slotStarts, []) END AS wantStarts,
  CASE WHEN any(x IN $wantStarts WHERE x >= 0) THEN $wantEnds ELSE coalesce(f.slotEnds, []) END AS wantEnds,
  CASE WHEN any(x IN $wantStarts WHERE x >= 0) THEN [$wantWeeks, $wantDays, $wantTimes] ELSE [f.slotWeeks, f.slotDays, f.slotTimes] END AS wantRules,
  coalesce(f.traits, []) + coalesce(who.traits, []) +
    CASE WHEN who.birthYear IS NULL THEN []
      WHEN $at.year - who.birthYear >= 65 THEN ['OVER_65']
      WHEN $at.year - who.birthYear < 18 THEN ['UNDER_18']
      ELSE [] END AS traits
// Whom that person can reach, through whom: acquaintances, own groups and places, and one step further. The strongest tie of each counts.
CALL (who) {
  CALL (who) {
    MATCH (who)-[t:KNOWS|FAMILY_OF]-(x:Person)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    RETURN x, 1.0 AS strength, [[who {.id, .name, .audience, .audienceUntil, noun: 'Person'}, t {.*, kind: type(t)}, x {.id, .name, .audience, .audienceUntil, noun: 'Person'}]] AS steps
    UNION
    MATCH (who)-[t:MEMBER_OF|FREQUENTS|WORKS_AT]->(x:Group|Place|Company)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    RETURN x, 0.8 AS strength, [[who {.id, .name, .audience, .audienceUntil, noun: 'Person'}, t {.*, kind: type(t)}, x {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(x) WHERE l <> 'Entity'])}]] AS steps
    UNION
    MATCH (who)-[t:MEMBER_OF|FREQUENTS]->(via:Group|Place)<-[u:MEMBER_OF|FREQUENTS]-(x:Person)
    WHERE x <> who
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN via.audience WHERE a IN $codes) AND via.audienceUntil > $now
      AND any(a IN u.audience WHERE a IN $codes) AND u.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      AND coalesce(u.since <= $at, true) AND coalesce(u.until > $at, true)
    RETURN x, 0.6 AS strength, [[who {.id, .name, .audience, .audienceUntil, noun: 'Person'}, t {.*, kind: type(t)}, via {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(via) WHERE l <> 'Entity'])}],
      [x {.id, .name, .audience, .audienceUntil, noun: 'Person'}, u {.*, kind: type(u)}, via {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(via) WHERE l <> 'Entity'])}]] AS steps
    UNION
    MATCH (who)-[t:KNOWS|FAMILY_OF]-(via:Person)-[u:KNOWS|FAMILY_OF|MEMBER_OF|WORKS_AT]-(x:Person|Group|Company)
    WHERE x <> who
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN via.audience WHERE a IN $codes) AND via.audienceUntil > $now
      AND any(a IN u.audience WHERE a IN $codes) AND u.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      AND coalesce(u.since <= $at, true) AND coalesce(u.until > $at, true)
    RETURN x, 0.4 AS strength, [[who {.id, .name, .audience, .audienceUntil, noun: 'Person'}, t {.*, kind: type(t)}, via {.id, .name, .audience, .audienceUntil, noun: 'Person'}],
      [via {.id, .name, .audience, .audienceUntil, noun: 'Person'}, u {.*, kind: type(u)}, x {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(x) WHERE l <> 'Entity'])}]] AS steps
  }
  WITH x, strength, steps
  WHERE EXISTS { (x)-[:OFFERS]->(:Offer) }
  ORDER BY strength DESC, steps[0][1].id, steps[-1][1].id
  WITH x, collect({strength: strength, steps: steps})[0] AS best
  RETURN collect({id: x.id, strength: best.strength, steps: best.steps}) AS reached
}
// The shelves to look at: the district's own and those of districts above that are served as a whole; the neighbours' likewise;
// offers on exactly a broader topic, which pass only when TOPIC is left open; and for a school district or less, all of the district above,
// which passes only when DISTRICT is left open.
WITH d, topics, f, who, own, wantStarts, wantEnds, wantRules, traits, reached,
  COLLECT {
    MATCH (who)-[t:MEMBER_OF]->(g:Group)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    RETURN g.id
  } AS memberships,
  COLLECT {
    MATCH (d)-[ts:PART_OF*1..3]->(up:District)
    WHERE all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
      AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
    RETURN up.id ORDER BY size(ts)
  } AS above,
  COLLECT {
    MATCH (d)-[t:ADJACENT_TO]-(near:District)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN near.audience WHERE a IN $codes) AND near.audienceUntil > $now
    RETURN near.id ORDER BY near.id
  } AS nearby,
  COLLECT {
    UNWIND topics AS topic
    MATCH (topic)-[ts:BROADER*1..2]->(up:Topic)
    WHERE all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
      AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
    RETURN DISTINCT up.id ORDER BY up.id
  } AS broader
WITH d, topics, f, who, own, wantStarts, wantEnds, wantRules, traits, reached, memberships,
  [t IN topics | {key: d.id + '/Offer/' + t.id, rank: 0, needs: []}] +
  reduce(keys = [], u IN above | keys + [t IN topics | {key: u + '/Offer/' + t.id + '/whole', rank: 0, needs: []}]) +
  reduce(keys = [], n IN nearby | keys + [t IN topics | {key: n + '/Offer/' + t.id, rank: 1, needs: []}]) +
  [b IN broader | {key: d.id + '/Offer/' + b, rank: 0, needs: ['TOPIC']}] +
  reduce(keys = [], u IN above | keys + [b IN broader | {key: u + '/Offer/' + b + '/whole', rank: 0, needs: ['TOPIC']}]) +
  CASE WHEN d.level IN ['SCHOOL_DISTRICT', 'NEIGHBOURHOOD']
    THEN reduce(keys = [], u IN above[0..1] | keys + [t IN topics | {key: u + '/Offer/' + t.id, rank: 2, needs: ['DISTRICT']}]) ELSE [] END AS shelves,
  reduce(total = 0, i IN range(0, size(wantStarts) - 1) | total + wantEnds[i] - wantStarts[i]) AS wanted
// Nobody is proposed to themselves.
OPTIONAL CALL (shelves, own) {
  UNWIND shelves AS s
  MATCH (o:Offer)-[r:SHELVED_ON]->(:Shelf {key: s.key})
  WHERE (s.needs = [] OR s.rank = 2 OR r.depth = 0)
    AND coalesce(o.partyId <> own, true)
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
      AND any(a IN o.partyAudience WHERE a IN $codes)
      AND any(a IN o.partyTieAudience WHERE a IN $codes)
      AND o.partyAudienceUntil > $now)
  WITH o, s, r ORDER BY size(s.needs), s.rank, r.depth
  WITH o, collect({needs: s.needs, rank: s.rank, depth: r.depth})[0] AS found
  RETURN o, found.needs AS needs, found.rank AS rank, CASE WHEN 'TOPIC' IN found.needs THEN -1 ELSE found.depth END AS depth
}
// How many of the wanted minutes each is free for, and which gates are shut to it. Hours that do not return every week count as often as they do, of the
// times that are wanted, and a day that is over counts nothing; two that never fall on the same kind of day, or are two different days, do not meet at all.
WITH d, topics, f, who, wantStarts, wantEnds, wantRules, traits, reached, memberships, wanted, o, needs, rank, depth,
  reduce(total = 0.0, i IN range(0, size(wantStarts) - 1) | total +
    reduce(own = 0.0, k IN range(0, size(coalesce(o.slotStarts, [])) - 1) | own +
      CASE WHEN o.slotStarts[k] < wantEnds[i] AND wantStarts[i] < o.slotEnds[k]
        THEN (CASE WHEN o.slotEnds[k] < wantEnds[i] THEN o.slotEnds[k] ELSE wantEnds[i] END) -
             (CASE WHEN o.slotStarts[k] > wantStarts[i] THEN o.slotStarts[k] ELSE wantStarts[i] END)
        ELSE 0 END *
      CASE WHEN o.slotDays[k] >= 0 AND o.slotDays[k] < ($at.epochSeconds + 32400) / 86400 THEN 0.0
        WHEN o.slotWeeks IS NULL THEN 1.0
        WHEN wantRules[1][i] >= 0 AND o.slotDays[k] >= 0 AND wantRules[1][i] <> o.slotDays[k] THEN 0.0
        ELSE reduce(times = 0.0, kind IN [[1, 12], [2, 12], [4, 12], [8, 4], [16, 8], [32, 4], [64, 0], [128, 0], [256, 0], [512, 0], [1024, 0], [2048, 0]] | times +
          CASE WHEN coalesce(wantRules[0][i], 4095) / kind[0] % 2 = 0 OR o.slotWeeks[k] / kind[0] % 2 = 0 THEN 0.0
            WHEN wantRules[1][i] >= 0 OR o.slotDays[k] >= 0 THEN 1.0
            ELSE toFloat(kind[1]) END) / coalesce(wantRules[2][i], 52) END)) AS overlap,
  COLLECT {
    MATCH (o)-[h:HELPS]->(f)
    WHERE any(a IN h.audience WHERE a IN $codes) AND h.audienceUntil > $now
      AND coalesce(h.until > $at, true)
    RETURN h {.*, kind: 'HELPS'} ORDER BY h.id LIMIT 1
  } AS helping
WITH d, topics, f, who, reached, wanted, o, rank, depth, overlap, helping,
  [gate IN needs + [
    CASE WHEN o.state <> 'OPEN' OR o.since > $open OR o.until <= $open OR all(day IN o.slotDays WHERE day >= 0 AND day < ($at.epochSeconds + 32400) / 86400) THEN 'OPEN' END,
    // Whoever helps already needs no more room for it.
    CASE WHEN o.load >= o.cap AND helping = [] THEN 'CAP' END,
    CASE WHEN wanted > 0 AND size(coalesce(o.slotStarts, [])) > 0 AND overlap = 0 THEN 'TIME' END,
    CASE WHEN f IS NOT NULL AND NOT all(c IN coalesce(o.conditions, []) WHERE (c <> 'MEMBER' AND c IN traits) OR (c = 'MEMBER' AND o.partyId IN memberships))
      THEN 'CONDITIONS' END
  ] WHERE gate IS NOT NULL AND NOT gate IN $relax] AS shut
WITH d, topics, f, who, reached, wanted,
  collect(CASE WHEN o IS NULL THEN null ELSE {o: o, rank: rank, depth: depth, overlap: overlap, helping: helping, shut: shut} END) AS found
// Fewer than three in the district itself, or all of the district above asked: the neighbours are asked too.
WITH d, topics, f, who, reached, wanted, found,
  size([c IN found WHERE c.shut = [] AND c.rank = 0]) < 3 OR any(gate IN $relax WHERE gate IN ['NEIGHBOURS', 'DISTRICT']) AS thin
WITH d, topics, f, who, reached, wanted, found, thin,
  [c IN found WHERE c.shut = [] AND (thin OR c.rank <> 1)] AS passing,
  [c IN found WHERE NOT 'TOPIC' IN c.shut AND NOT 'DISTRICT' IN c.shut AND (thin OR c.rank <> 1)] AS asked
// What is known of the district at all: unknown is not none. Counted up to 501, in list order.
CALL (d) {
  WITH d.id + '/Offer' AS shelf
  MATCH (o:Offer)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
      AND any(a IN o.partyAudience WHERE a IN $codes)
      AND any(a IN o.partyTieAudience WHERE a IN $codes)
      AND o.partyAudienceUntil > $now)
  WITH o ORDER BY r.shelf, r.sort LIMIT 501
  RETURN count(o) AS known, count(CASE WHEN o.observedAt > $at - duration('P1Y') THEN 1 END) AS confirmed
}
RETURN d {.id, .name, .audience, .audienceUntil, noun: 'District'} AS district,
  [t IN topics | t {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}] AS topics,
  CASE WHEN f IS NULL THEN null ELSE f {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(f) WHERE l <> 'Entity'])} END AS asker,
  size(passing) AS total,
  size([c IN asked WHERE c.rank = 1]) AS near,
  [
    ['TOPIC', size(asked)],
    ['OPEN', size([c IN asked WHERE NOT 'OPEN' IN c.shut])],
    ['CAP', size([c IN asked WHERE NOT any(g IN c.shut WHERE g IN ['OPEN', 'CAP'])])],
    ['TIME', size([c IN asked WHERE NOT any(g IN c.shut WHERE g IN ['OPEN', 'CAP', 'TIME'])])],
    ['CONDITIONS', size([c IN asked WHERE c.shut = []])]
  ] AS gates,
  // Each gate that alone keeps somebody out; those counted are exactly those who come when it is left open.
  CASE WHEN size(passing) > 0 THEN [] ELSE [g IN ['TIME', 'CONDITIONS', 'CAP', 'TOPIC', 'DISTRICT', 'OPEN'] |
    [g, size([c IN found WHERE c.shut = [g] AND
      (c.rank <> 1 OR 'NEIGHBOURS' IN $relax OR size([x IN found WHERE x.shut = [g] AND x.rank <> 1]) < 3)])]] END AS relaxations,
  [known, confirmed, d.population] AS coverage,
  COLLECT {
    UNWIND passing AS c
    WITH c.o AS o, c.rank AS rank, c.helping AS helping, head([x IN reached WHERE x.id = c.o.partyId]) AS tied, [
      CASE c.depth WHEN 0 THEN 1.0 WHEN 1 THEN 0.85 WHEN -1 THEN 0.4 ELSE 0.7 END,
      CASE WHEN wanted = 0 THEN null WHEN size(coalesce(c.o.slotStarts, [])) = 0 THEN 0.5 WHEN c.overlap > wanted THEN 1.0 ELSE toFloat(c.overlap) / wanted END,
      CASE WHEN c.o.cap IS NULL THEN 0.5 / (1 + coalesce(c.o.load, 0)) WHEN c.o.load >= c.o.cap THEN 0.0 ELSE toFloat(c.o.cap - c.o.load) / c.o.cap END,
      CASE WHEN c.o.observedAt IS NULL THEN 0.25 WHEN c.o.observedAt >= $at THEN 1.0
        ELSE 0.5 ^ (($at.epochSeconds - c.o.observedAt.epochSeconds) / 86400.0 / 365.0) END,
      CASE c.rank WHEN 0 THEN 1.0 WHEN 1 THEN 0.5 ELSE 0.25 END,
      CASE WHEN who IS NULL THEN null ELSE coalesce(1.0 / (1.0 + point.distance(who.point, c.o.point) / 1000.0), 0.3) END,
      CASE WHEN who IS NULL THEN null ELSE coalesce(head([x IN reached WHERE x.id = c.o.partyId]).strength, 0.0) END
    ] AS parts, [0.25, 0.15, 0.15, 0.10, 0.10, 0.10, 0.15] AS weights
    WITH o, rank, helping, tied, parts, round(
      reduce(sum = 0.0, i IN range(0, 6) | sum + coalesce(parts[i], 0.0) * weights[i]) /
      reduce(sum = 0.0, i IN range(0, 6) | sum + CASE WHEN parts[i] IS NULL THEN 0.0 ELSE weights[i] END), 6) AS score
    WHERE score < toFloat($afterScore) OR (score = toFloat($afterScore) AND o.id > $afterId)
    ORDER BY score DESC, o.id
    LIMIT $first + 1
    // From here on only the page's rows: the party, and one path for each reason.
    MATCH (p:Entity)-[t:OFFERS]->(o)
    WHERE p.id = o.partyId AND coalesce(t.until > $now, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    WITH o, rank, helping, tied, parts, score, p, t,
      p {.*, searchText: null, noun: head([l IN labels(p) WHERE l <> 'Entity'])} AS party,
      {id: p.id, name: p.name, audience: p.audience, audienceUntil: p.audienceUntil, noun: head([l IN labels(p) WHERE l <> 'Entity'])} AS partyRef,
      {id: o.id, name: o.name, audience: o.audience, audienceUntil: o.audienceUntil, noun: 'Offer'} AS offerRef
    CALL (o, topics, p, t, partyRef, offerRef) {
      UNWIND topics AS topic
      MATCH path = (o)-[:ABOUT]->(about:Topic)-[:BROADER*0..2]-(topic)
      WHERE all(x IN nodes(path) WHERE any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now)
        AND all(x IN relationships(path) WHERE any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now)
      WITH path ORDER BY length(path), about.id, topic.id LIMIT 1
      RETURN CASE WHEN length(path) < 3 THEN [[partyRef, t {.*, kind: 'OFFERS'}, offerRef]] ELSE [] END +
        [r IN relationships(path) | [
          {id: startNode(r).id, name: startNode(r).name, audience: startNode(r).audience, audienceUntil: startNode(r).audienceUntil, nameEn: startNode(r).nameEn, noun: CASE WHEN startNode(r) = o THEN 'Offer' ELSE 'Topic' END},
          r {.*, kind: type(r)},
          {id: endNode(r).id, name: endNode(r).name, audience: endNode(r).audience, audienceUntil: endNode(r).audienceUntil, nameEn: endNode(r).nameEn, noun: 'Topic'}]] AS what
    }
    CALL (o, d, rank, offerRef) {
      OPTIONAL MATCH (o)-[s:SERVES]->(place:District)
      WHERE any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
        AND any(a IN place.audience WHERE a IN $codes) AND place.audienceUntil > $now
      OPTIONAL MATCH (place)-[n:ADJACENT_TO]-(d)
      WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
      OPTIONAL MATCH (place)-[up:PART_OF*0..3]->(d)
      WHERE all(x IN up WHERE any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now)
      OPTIONAL MATCH (d)-[down:PART_OF*1..3]->(place)
      WHERE all(x IN down WHERE any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now)
      WITH s, place, n, d, coalesce(size(up), size(down)) AS levels
      ORDER BY CASE WHEN levels IS NOT NULL THEN levels WHEN n IS NOT NULL THEN 4 ELSE 5 END, place.id LIMIT 1
      RETURN CASE WHEN s IS NULL THEN [] ELSE [[offerRef, s {.*, kind: 'SERVES'}, {id: place.id, name: place.name, audience: place.audience, audienceUntil: place.audienceUntil, noun: 'District'}]] END +
        CASE WHEN n IS NULL OR levels IS NOT NULL THEN [] ELSE [[{id: place.id, name: place.name, audience: place.audience, audienceUntil: place.audienceUntil, noun: 'District'}, n {.*, kind: 'ADJACENT_TO'}, {id: d.id, name: d.name, audience: d.audience, audienceUntil: d.audienceUntil, noun: 'District'}]] END AS where
    }
    RETURN {
      subject: o {.*, searchText: null, noun: 'Offer'},
      party: party,
      place: rank,
      score: score,
      parts: parts,
      distance: point.distance(who.point, o.point),
      reasons: [path IN [[h IN helping | [offerRef, h, {id: f.id, name: f.name, audience: f.audience, audienceUntil: f.audienceUntil, noun: head([l IN labels(f) WHERE l <> 'Entity'])}]],
        tied.steps, what, where] WHERE size(path) > 0]
    }
  } AS rows,
  // Whom to ask before anybody is named. Who offers it, and what it is called, is told to nobody yet.
  COLLECT {
    UNWIND topics AS topic
    MATCH (o:Offer)-[r:SHELVED_ON]->(:Shelf {key: d.id + '/Offer/' + topic.id + '/ask'})
    WHERE any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND o.state = 'OPEN' AND coalesce(o.since <= $open, true) AND coalesce(o.until > $open, true) AND coalesce(o.load < o.cap, true)
      AND NOT coalesce(all(day IN o.slotDays WHERE day >= 0 AND day < ($at.epochSeconds + 32400) / 86400), false)
      // Whoever may see it has it among the candidates, by name.
      AND NOT coalesce(any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
        AND any(a IN o.partyAudience WHERE a IN $codes)
        AND any(a IN o.partyTieAudience WHERE a IN $codes)
        AND o.partyAudienceUntil > $now, false)
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
