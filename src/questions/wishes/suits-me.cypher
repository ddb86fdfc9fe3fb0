// What suits this person, where and when, and who goes along the first time?
// Offers that are about what the person wishes, to be had where they live or next door, of whoever they do not go to yet; where there is none of theirs, groups
// that wish or gather the like, and salons and places to be, which suit any wish a little; and for each those who take part there, agreed to accompany somebody
// who is new, and know the person or live within ten minutes.
// $person  id; $wish  only this wish of theirs, or '-'; $relax  gates left open: OPEN CAP TIME CONDITIONS; $near  metres in a straight line that count as near
// $at  the moment asked about; $first  rows; $afterScore, $afterId  the last row of the page before (as text), or '2.5' and '-'; $codes, $now  the viewer's codes and the server's clock
// → one row: person, wishes, read [[what, how many were]], topics, places, total, gates, relaxations, rows
MATCH (p:Entity {id: $person})
WHERE p:Person AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
// What the person wishes, and the one broader topic of each.
CALL (p) {
  OPTIONAL MATCH (p)-[has:HAS_WISH]->(w:Wish)
  WHERE w.state IN ['OPEN', 'GROWING'] AND ($wish = '-' OR w.id = $wish)
    AND coalesce(has.since <= $at, true) AND coalesce(has.until > $at, true) AND coalesce(w.since <= $at, true)
    AND any(a IN has.audience WHERE a IN $codes) AND has.audienceUntil > $now
    AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
  WITH p, has, w ORDER BY w.id LIMIT 20
  OPTIONAL MATCH (w)-[about:ABOUT]->(t:Topic)
  WHERE any(a IN about.audience WHERE a IN $codes) AND about.audienceUntil > $now
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
  OPTIONAL MATCH (t)-[b:BROADER]->(up:Topic)
  WHERE any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
    AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
  WITH has, w, about, t, b, up ORDER BY w.id, t.id, up.id
  WITH has, w, about, t, collect([b, up])[0] AS wider
  RETURN collect(CASE WHEN t IS NULL THEN null ELSE {has: has, w: w, about: about, t: t, b: wider[0], up: wider[1]} END) AS wanted, count(DISTINCT w) AS voiced
}
WITH p, wanted, voiced,
  coalesce(p.traits, []) +
    CASE WHEN p.birthYear IS NULL THEN []
      WHEN $at.year - p.birthYear >= 65 THEN ['OVER_65']
      WHEN $at.year - p.birthYear < 18 THEN ['UNDER_18']
      ELSE [] END AS traits,
  COLLECT {
    UNWIND p.districts AS home
    MATCH (d:District {id: home})
    WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
    RETURN d ORDER BY d.id
  } AS homes,
  COLLECT {
    MATCH (p)-[t:MEMBER_OF|FREQUENTS|WORKS_AT|LIVES_TOGETHER]->(g:Entity)
    WHERE coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
    RETURN g.id
  } AS already,
  // Whom the person knows.
  COLLECT {
    MATCH (p)-[k:KNOWS|FAMILY_OF]-(x:Person)
    WHERE coalesce(k.since <= $at, true) AND coalesce(k.until > $at, true)
      AND any(a IN k.audience WHERE a IN $codes) AND k.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
    WITH x, k ORDER BY k.observedAt DESC, k.id
    WITH x, collect(k)[0] AS k
    RETURN {x: x.id, step: [
      {id: startNode(k).id, name: startNode(k).name, audience: startNode(k).audience, audienceUntil: startNode(k).audienceUntil, noun: 'Person'},
      k {.*, kind: type(k)},
      {id: endNode(k).id, name: endNode(k).name, audience: endNode(k).audience, audienceUntil: endNode(k).audienceUntil, noun: 'Person'}]}
    ORDER BY x.id LIMIT 500
  } AS known
WITH p, wanted, voiced, traits, homes, already, known,
  COLLECT {
    UNWIND homes AS d
    MATCH (d)-[t:ADJACENT_TO]-(near:District)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN near.audience WHERE a IN $codes) AND near.audienceUntil > $now
      AND NOT near.id IN p.districts
    RETURN DISTINCT near.id ORDER BY near.id
  } AS nearby,
  COLLECT {
    UNWIND homes AS d
    MATCH (d)-[ts:PART_OF*1..3]->(up:District)
    WHERE all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
      AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
    RETURN DISTINCT up.id ORDER BY up.id
  } AS above
OPTIONAL CALL (p, wanted, homes, nearby, above) {
  UNWIND wanted AS want
  UNWIND [d IN homes | {key: d.id + '/Offer/' + want.t.id, rank: 0, wide: false}] +
    [u IN above | {key: u + '/Offer/' + want.t.id + '/whole', rank: 0, wide: false}] +
    [n IN nearby | {key: n + '/Offer/' + want.t.id, rank: 1, wide: false}] +
    CASE WHEN want.up IS NULL THEN [] ELSE [d IN homes | {key: d.id + '/Offer/' + want.up.id, rank: 0, wide: true}] END AS s
  MATCH (o:Offer)-[r:SHELVED_ON]->(:Shelf {key: s.key})
  WHERE o.partyId <> p.id AND (NOT s.wide OR r.depth < 2)
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
      AND any(a IN o.partyAudience WHERE a IN $codes)
      AND any(a IN o.partyTieAudience WHERE a IN $codes)
      AND o.partyAudienceUntil > $now)
  WITH o, want, s.rank AS rank, CASE WHEN NOT s.wide AND r.depth = 0 THEN 1.0 WHEN NOT s.wide THEN 0.85 WHEN r.depth = 0 THEN 0.7 ELSE 0.5 END AS fit
  ORDER BY fit DESC, rank, want.w.id, want.t.id
  WITH o, collect({want: want, rank: rank, fit: fit})[0] AS best
  RETURN o, best.want AS want, best.rank AS rank, best.fit AS fit, [] AS sign
  UNION
  CALL (wanted, homes, nearby) {
    UNWIND wanted AS want
    UNWIND [d IN homes | {key: d.id + '/Wish/' + want.t.id, rank: 0}] + [n IN nearby | {key: n + '/Wish/' + want.t.id, rank: 1}] AS s
    MATCH (n:Wish)-[r:SHELVED_ON]->(:Shelf {key: s.key})
    WHERE any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
      AND n.state IN ['OPEN', 'GROWING'] AND coalesce(n.since <= $at, true)
    MATCH (o:Group)-[t:HAS_WISH|GATHERS]->(n)-[about:ABOUT]->(topic:Topic)
    WHERE (t:GATHERS OR n.stance <> 'RECEIVE') AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
      AND any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN about.audience WHERE a IN $codes) AND about.audienceUntil > $now
      AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
    RETURN o, want, s.rank AS rank, CASE r.depth WHEN 0 THEN 1.0 ELSE 0.85 END AS fit,
      [[o {.id, .name, .audience, .audienceUntil, noun: 'Group'}, t {.*, kind: type(t)}, n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}],
        [n {.id, .name, .audience, .audienceUntil, noun: 'Wish'}, about {.*, kind: 'ABOUT'}, topic {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}]] AS sign
    UNION
    UNWIND [d IN homes | {id: d.id, rank: 0}] + [n IN nearby | {id: n, rank: 1}] AS d
    UNWIND ['/Place/IBASHO', '/Group/SALON'] AS kind
    MATCH (o:Place|Group)-[r:SHELVED_ON]->(:Shelf {key: d.id + kind})
    WHERE any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
    WITH o, d.rank AS rank, head(wanted) AS want
    WHERE want IS NOT NULL
    RETURN o, want, rank, 0.4 AS fit, [] AS sign
  }
  WITH o, want, rank, fit, sign ORDER BY fit DESC, rank, want.w.id, want.t.id, sign[0][2].id, sign[1][2].id
  WITH o, collect({want: want, rank: rank, fit: fit, sign: sign})[0] AS best
  RETURN o, best.want AS want, best.rank AS rank, best.fit AS fit, best.sign AS sign
}
WITH p, wanted, voiced, traits, homes, already, known, o, want, rank, fit, sign,
  // A place is open for whom it says; unsaid, for anybody.
  CASE WHEN o:Place AND size(coalesce(o.openFor, [])) > 0 THEN o.openFor ELSE ['ANYBODY'] END AS openFor,
  ['ANYBODY'] + CASE WHEN 'WOMAN' IN traits THEN ['WOMEN'] ELSE ['MEN'] END + CASE WHEN 'FAMILY_WITH_CHILDREN' IN traits THEN ['FAMILIES'] ELSE [] END +
    CASE WHEN 'UNDER_18' IN traits THEN ['CHILDREN'] ELSE [] END + CASE WHEN 'OVER_65' IN traits THEN ['OLDER'] ELSE [] END AS belongs
WITH p, wanted, voiced, traits, homes, already, known, o, want, rank, fit, sign, any(who IN openFor WHERE who IN belongs) AS admitted,
  reduce(total = 0, i IN range(0, size(coalesce(want.w.slotStarts, [])) - 1) | total + want.w.slotEnds[i] - want.w.slotStarts[i]) AS minutes,
  reduce(total = 0, i IN range(0, size(coalesce(want.w.slotStarts, [])) - 1) | total +
    reduce(own = 0, k IN range(0, size(coalesce(o.slotStarts, [])) - 1) | own +
      CASE WHEN o.slotStarts[k] < want.w.slotEnds[i] AND want.w.slotStarts[i] < o.slotEnds[k]
        THEN (CASE WHEN o.slotEnds[k] < want.w.slotEnds[i] THEN o.slotEnds[k] ELSE want.w.slotEnds[i] END) -
             (CASE WHEN o.slotStarts[k] > want.w.slotStarts[i] THEN o.slotStarts[k] ELSE want.w.slotStarts[i] END)
        ELSE 0 END)) AS overlap
WITH p, wanted, voiced, homes, known,
  collect(CASE WHEN o IS NULL OR coalesce(o.partyId, o.id) IN already THEN null ELSE {o: o, of: coalesce(o.partyId, o.id), want: want, rank: rank, fit: fit, sign: sign,
    time: CASE WHEN minutes = 0 OR size(coalesce(o.slotStarts, [])) = 0 THEN 0.5 ELSE toFloat(overlap) / minutes END,
    shut: [gate IN [
      CASE WHEN o.state <> 'OPEN' OR o.since > $at OR o.until <= $at THEN 'OPEN' END,
      CASE WHEN o.load >= o.cap THEN 'CAP' END,
      CASE WHEN minutes > 0 AND size(coalesce(o.slotStarts, [])) > 0 AND overlap = 0 THEN 'TIME' END,
      CASE WHEN NOT admitted OR NOT all(c IN coalesce(o.conditions, []) WHERE c IN traits) THEN 'CONDITIONS' END
    ] WHERE gate IS NOT NULL AND NOT gate IN $relax]} END) AS all
// What a group or place offers of the kind says more than the group or place itself.
WITH p, wanted, voiced, homes, known, all, [c IN all WHERE c.o:Offer | c.of] AS offering
WITH p, wanted, voiced, homes, known, [c IN all WHERE c.o:Offer OR NOT c.of IN offering] AS found
WITH p, wanted, voiced, homes, known, found, [c IN found WHERE c.shut = []] AS passing
// Who goes along: of the parties that are left, those who take part in them and agreed to.
CALL (p, known, passing) {
  UNWIND passing AS c
  WITH DISTINCT p, known, c.of AS party
  MATCH (g:Entity {id: party})<-[m:MEMBER_OF|FREQUENTS]-(x:Person)
  WHERE m.accompanies AND x <> p
    AND coalesce(m.since <= $at, true) AND coalesce(m.until > $at, true)
    AND any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
    AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
    AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
  WITH p, g, m, x, head([k IN known WHERE k.x = x.id]) AS knows, point.distance(p.point, x.point) AS metres
  WHERE knows IS NOT NULL OR metres <= $near
  ORDER BY knows IS NULL, metres, x.id
  WITH g, collect({
    person: x {.id, .name, .audience, .audienceUntil, noun: 'Person'},
    acquainted: knows IS NOT NULL,
    metres: metres,
    steps: CASE WHEN knows IS NULL THEN [] ELSE [knows.step] END +
      [[x {.id, .name, .audience, .audienceUntil, noun: 'Person'}, m {.*, kind: type(m)}, g {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(g) WHERE l <> 'Entity'])}]]
  })[0..5] AS who
  RETURN collect({party: g.id, who: who}) AS going
}
WITH p, wanted, voiced, homes, known, found, passing, going,
  reduce(ids = [], x IN wanted | CASE WHEN x.w.id IN ids THEN ids ELSE ids + x.w.id END) AS wishIds
RETURN p {.id, .name, .audience, .audienceUntil, noun: 'Person'} AS person,
  size(wishIds) AS wishes,
  [['WISHES_OF_ONE', voiced], ['ACQUAINTANCES', size(known)]] AS read,
  [t IN [x IN wanted | x.t] | t {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}] AS topics,
  [d IN homes | d {.id, .name, .audience, .audienceUntil, noun: 'District'}] AS places,
  size(passing) AS total,
  [
    ['TOPIC', size(found)],
    ['OPEN', size([c IN found WHERE NOT 'OPEN' IN c.shut])],
    ['CAP', size([c IN found WHERE NOT any(g IN c.shut WHERE g IN ['OPEN', 'CAP'])])],
    ['TIME', size([c IN found WHERE NOT any(g IN c.shut WHERE g IN ['OPEN', 'CAP', 'TIME'])])],
    ['CONDITIONS', size(passing)]
  ] AS gates,
  CASE WHEN size(passing) > 0 THEN [] ELSE [g IN ['TIME', 'CONDITIONS', 'CAP', 'OPEN'] | [g, size([c IN found WHERE c.shut = [g]])]] END AS relaxations,
  COLLECT {
    UNWIND passing AS c
    WITH c.o AS o, c.want AS want, c.rank AS rank, c.sign AS sign, coalesce(head([g IN going WHERE g.party = c.of]).who, []) AS who, c.fit AS fit, c.time AS time
    WITH o, want, rank, sign, who, [
      fit,
      time,
      CASE rank WHEN 0 THEN 1.0 ELSE 0.5 END,
      coalesce(1.0 / (1.0 + point.distance(p.point, o.point) / 1000.0), 0.3),
      CASE WHEN size(who) = 0 THEN 0.0 WHEN who[0].acquainted THEN 1.0 ELSE 0.6 END
    ] AS parts, [0.30, 0.15, 0.10, 0.15, 0.30] AS weights
    WITH o, want, rank, sign, who, parts, round(reduce(sum = 0.0, i IN range(0, 4) | sum + parts[i] * weights[i]), 6) AS score
    WHERE score < toFloat($afterScore) OR (score = toFloat($afterScore) AND o.id > $afterId)
    ORDER BY score DESC, o.id
    LIMIT $first + 1
    // From here on only the page's rows.
    OPTIONAL MATCH (giver:Entity)-[t:OFFERS]->(o)
    WHERE giver.id = o.partyId AND coalesce(t.until > $now, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN giver.audience WHERE a IN $codes) AND giver.audienceUntil > $now
    WITH o, want, rank, sign, who, parts, score, t, CASE WHEN o:Offer THEN giver ELSE o END AS party, want.w AS w, want.about AS about, want.t AS topic, want.b AS b, want.up AS up
    WHERE party IS NOT NULL
    CALL (o, w, about, topic, b, up, sign) {
      OPTIONAL MATCH (o)-[own:ABOUT]->(mine:Topic)
      WHERE any(a IN own.audience WHERE a IN $codes) AND own.audienceUntil > $now
        AND any(a IN mine.audience WHERE a IN $codes) AND mine.audienceUntil > $now
      OPTIONAL MATCH (mine)-[n:BROADER]->(over:Topic)
      WHERE over.id IN [topic.id, up.id]
        AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
        AND any(a IN over.audience WHERE a IN $codes) AND over.audienceUntil > $now
      WITH o, w, about, topic, b, up, sign, own, mine, n, over,
        CASE WHEN mine = topic THEN 0 WHEN over = topic THEN 1 WHEN mine = up THEN 2 WHEN over = up THEN 3 ELSE 4 END AS way
      ORDER BY way, mine.id LIMIT 1
      WITH o, w, about, topic, b, up, sign, own, mine, n, over, way,
        [w {.id, .name, .audience, .audienceUntil, noun: 'Wish'}, about {.*, kind: 'ABOUT'}, topic {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}] AS wished,
        CASE WHEN mine IS NULL THEN null ELSE [o {.id, .name, .audience, .audienceUntil, noun: 'Offer'}, own {.*, kind: 'ABOUT'}, mine {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}] END AS offered,
        CASE WHEN n IS NULL THEN null ELSE [mine {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}, n {.*, kind: 'BROADER'}, over {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}] END AS narrower,
        CASE WHEN up IS NULL THEN null ELSE [topic {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}, b {.*, kind: 'BROADER'}, up {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}] END AS broader
      RETURN CASE WHEN sign <> [] THEN [wished] + CASE WHEN sign[1][2].id = topic.id THEN sign ELSE [sign[0]] END
        ELSE CASE way WHEN 0 THEN [wished, offered] WHEN 1 THEN [wished, narrower, offered] WHEN 2 THEN [wished, broader, offered]
        WHEN 3 THEN [broader, narrower, offered] ELSE [wished] END END AS what
    }
    CALL (o, party, t) {
      OPTIONAL MATCH (o)-[s:SERVES|LOCATED_IN|MEETS_AT]->(place:District|Place)
      WHERE coalesce(s.until > $now, true) AND any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
        AND any(a IN place.audience WHERE a IN $codes) AND place.audienceUntil > $now
      WITH o, party, t, s, place ORDER BY place.id LIMIT 1
      RETURN CASE WHEN t IS NULL THEN [] ELSE [[party {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(party) WHERE l <> 'Entity'])}, t {.*, kind: 'OFFERS'}, o {.id, .name, .audience, .audienceUntil, noun: 'Offer'}]] END +
        CASE WHEN place IS NULL THEN [] ELSE [[o {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(o) WHERE l <> 'Entity'])}, s {.*, kind: type(s)},
          place {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(place) WHERE l <> 'Entity'])}]] END AS offering
    }
    RETURN {
      what: o {.*, searchText: null, noun: head([l IN labels(o) WHERE l <> 'Entity'])},
      party: party {.*, searchText: null, noun: head([l IN labels(party) WHERE l <> 'Entity'])},
      wish: w {.id, .name, .audience, .audienceUntil, noun: 'Wish'},
      place: rank, score: score, parts: parts, distance: point.distance(p.point, o.point),
      going: who,
      reasons: [path IN [what, CASE WHEN size(who) > 0 THEN who[0].steps END, offering] WHERE size(path) > 0]
    }
  } AS rows
