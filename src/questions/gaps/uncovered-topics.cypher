// Which topics that people here need or wish for does nobody cover, or only one, only one lane, or only somebody outside?
// Each topic that an open need, or a wish to receive or to do together, names in the district, against the offers on it or something narrower that can be
// had there; days that are over are none. Counts stop at 100 (demand) and 3 (offers), so the answer does not grow with the city; where nobody offers it here, the shelf of
// the district above is looked through until three are found.
// $district  id; $at  the moment asked about; $all  also topics covered in both lanes; $about  ids of the only topics asked about, or '-' and '-' for all; $first  rows; $afterScore, $afterId  the last row before (as text), or '99999' and '-'
// $codes, $now  the viewer's codes and the server's clock
// → one row: wanted (topics that anybody needs or wishes for), total (of these, the gaps), read [[what, how many were]], rows: [topic, mark, needs, wishes, formal, informal, outside, score, reasons]
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
WITH d,
  COLLECT {
    MATCH (d)-[ts:PART_OF*1..3]->(up:District)
    WHERE all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
      AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
    RETURN up.id ORDER BY size(ts), up.id
  } AS above,
  COLLECT {
    MATCH (d)-[t:ADJACENT_TO]-(near:District)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN near.audience WHERE a IN $codes) AND near.audienceUntil > $now
    RETURN near.id ORDER BY near.id
  } AS nearby
// What is wanted here: read in list order, up to 2,000 needs and as many wishes, then gathered by what they are about.
CALL (d) {
  CALL (d) {
    WITH d.id + '/Need' AS shelf
    MATCH (n:Need)-[r:SHELVED_ON]->()
    USING INDEX r:SHELVED_ON(shelf, sort)
    WHERE r.shelf = shelf AND r.sort > ''
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND (r.suffices OR any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
        AND any(a IN n.partyAudience WHERE a IN $codes)
        AND any(a IN n.partyTieAudience WHERE a IN $codes)
        AND n.partyAudienceUntil > $now)
      AND n.state = 'OPEN' AND coalesce(n.since <= $at, true)
    WITH n, r ORDER BY r.shelf, r.sort LIMIT 2000
    RETURN n
    UNION
    WITH d.id + '/Wish' AS shelf
    MATCH (n:Wish)-[r:SHELVED_ON]->()
    USING INDEX r:SHELVED_ON(shelf, sort)
    WHERE r.shelf = shelf AND r.sort > ''
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND (r.suffices OR any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
        AND any(a IN n.partyAudience WHERE a IN $codes)
        AND any(a IN n.partyTieAudience WHERE a IN $codes)
        AND n.partyAudienceUntil > $now)
      AND n.state IN ['OPEN', 'GROWING'] AND n.stance <> 'GIVE' AND coalesce(n.since <= $at, true)
    WITH n, r ORDER BY r.shelf, r.sort LIMIT 2000
    RETURN n
  }
  WITH collect(n) AS read
  WITH read, [['NEEDS', size([n IN read WHERE n:Need])], ['WISHES', size([n IN read WHERE n:Wish])]] AS counts
  UNWIND read AS n
  MATCH (n)-[about:ABOUT]->(topic:Topic)
  WHERE any(a IN about.audience WHERE a IN $codes) AND about.audienceUntil > $now
    AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
    AND (all(id IN $about WHERE id = '-') OR topic.id IN $about)
  WITH topic, n, about, counts ORDER BY coalesce(n.urgency, 2) DESC, n.id
  RETURN topic, count(CASE WHEN n:Need THEN 1 END) AS needs, count(CASE WHEN n:Wish THEN 1 END) AS wishes,
    collect([n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])}, about {.*, kind: 'ABOUT'}, topic {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}])[0..2] AS asking, head(collect(counts)) AS read
}
// Who offers it here, in each lane; and elsewhere: next door, and, where nobody does here, in all of the district above, as when whoCanHelp leaves DISTRICT open.
CALL (d, topic, above, nearby) {
  CALL (d, topic, above) {
    UNWIND [d.id + '/Offer/' + topic.id] + [u IN above | u + '/Offer/' + topic.id + '/whole'] AS key
    MATCH (o:Offer)-[r:SHELVED_ON]->(:Shelf {key: key})
    WHERE o.lane = 'FORMAL' AND o.state = 'OPEN' AND coalesce(o.since <= $at, true) AND coalesce(o.until > $at, true)
      AND NOT coalesce(all(day IN o.slotDays WHERE day >= 0 AND day < ($at.epochSeconds + 32400) / 86400), false)
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND (r.suffices OR any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
        AND any(a IN o.partyAudience WHERE a IN $codes)
        AND any(a IN o.partyTieAudience WHERE a IN $codes)
        AND o.partyAudienceUntil > $now)
    WITH DISTINCT o LIMIT 3
    RETURN count(o) AS formal
  }
  CALL (d, topic, above) {
    UNWIND [d.id + '/Offer/' + topic.id] + [u IN above | u + '/Offer/' + topic.id + '/whole'] AS key
    MATCH (o:Offer)-[r:SHELVED_ON]->(:Shelf {key: key})
    WHERE o.lane = 'INFORMAL' AND o.state = 'OPEN' AND coalesce(o.since <= $at, true) AND coalesce(o.until > $at, true)
      AND NOT coalesce(all(day IN o.slotDays WHERE day >= 0 AND day < ($at.epochSeconds + 32400) / 86400), false)
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND (r.suffices OR any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
        AND any(a IN o.partyAudience WHERE a IN $codes)
        AND any(a IN o.partyTieAudience WHERE a IN $codes)
        AND o.partyAudienceUntil > $now)
    WITH DISTINCT o LIMIT 3
    RETURN count(o) AS informal
  }
  WITH formal, informal, nearby + CASE WHEN formal + informal = 0 AND d.level IN ['SCHOOL_DISTRICT', 'NEIGHBOURHOOD'] THEN above[0..1] ELSE [] END AS elsewhere
  CALL (topic, elsewhere) {
    UNWIND [e IN elsewhere | e + '/Offer/' + topic.id] AS key
    MATCH (o:Offer)-[r:SHELVED_ON]->(:Shelf {key: key})
    WHERE o.state = 'OPEN' AND coalesce(o.since <= $at, true) AND coalesce(o.until > $at, true)
      AND NOT coalesce(all(day IN o.slotDays WHERE day >= 0 AND day < ($at.epochSeconds + 32400) / 86400), false)
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND (r.suffices OR any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
        AND any(a IN o.partyAudience WHERE a IN $codes)
        AND any(a IN o.partyTieAudience WHERE a IN $codes)
        AND o.partyAudienceUntil > $now)
    WITH DISTINCT o LIMIT 3
    RETURN count(o) AS outside
  }
  RETURN formal, informal, outside
}
WITH d, topic, asking, read, formal, informal, outside,
  CASE WHEN needs > 100 THEN 100 ELSE needs END AS needs,
  CASE WHEN wishes > 100 THEN 100 ELSE wishes END AS wishes,
  CASE
    WHEN formal + informal = 0 AND outside = 0 THEN 'NONE'
    WHEN formal + informal = 0 THEN 'ONLY_OUTSIDE'
    WHEN formal + informal = 1 THEN 'ONLY_ONE'
    WHEN informal = 0 THEN 'ONLY_FORMAL'
    WHEN formal = 0 THEN 'ONLY_INFORMAL'
  END AS mark
WITH d, {
    topic: topic {.*, searchText: null, noun: 'Topic'}, mark: mark, needs: needs, wishes: wishes, formal: formal, informal: informal, outside: outside,
    // The thinnest cover first, then the most asked for.
    score: CASE mark WHEN 'NONE' THEN 5 WHEN 'ONLY_OUTSIDE' THEN 4 WHEN 'ONLY_ONE' THEN 3 WHEN 'ONLY_INFORMAL' THEN 2 WHEN 'ONLY_FORMAL' THEN 2 ELSE 0 END * 1000 + needs + wishes,
    reasons: [step IN asking | [step]]
  } AS gap, read
WITH d, collect(gap) AS gaps, coalesce(head(collect(read)), []) AS read
WITH read, size(gaps) AS wanted, [g IN gaps WHERE $all OR g.mark IS NOT NULL] AS gaps
RETURN wanted, size(gaps) AS total, read,
  COLLECT {
    UNWIND gaps AS g
    WITH g WHERE g.score < toInteger($afterScore) OR (g.score = toInteger($afterScore) AND g.topic.id > $afterId)
    RETURN g ORDER BY g.score DESC, g.topic.id LIMIT $first + 1
  } AS rows
