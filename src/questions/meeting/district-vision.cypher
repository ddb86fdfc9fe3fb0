// What future do people here voice, which wishes and decisions serve it, and what is nobody working on yet?
// Voices about the future that were sorted, the earliest 2,000, gathered by what they are about: a narrow topic counts for the one above it.
// $district  id; $at  the moment asked about; $keeps  school districts the viewer keeps
// $first  rows; $afterCount, $afterId  the last row before (as text), or '99999' and '-'; $codes, $now  the viewer's codes and the server's clock
// → one row: voices, recent (of these, heard within a year before), keeper (the viewer keeps all of the district), total,
//   rows: [theme, count, sayings, wishes, decisions, moving (anybody is working on it), servedBy, reasons]
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
CALL (d) {
  WITH d.id + '/Voice/FUTURE' AS shelf
  MATCH (v:Voice)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND any(a IN v.audience WHERE a IN $codes) AND v.audienceUntil > $now
    AND v.heardAt <= $at
  WITH v, r ORDER BY r.shelf, r.sort LIMIT 2000
  RETURN collect(v) AS heard
}
// What is hidden of the district is not asked who keeps it, or it would show in the counts.
WITH d, heard,
  COLLECT {
    UNWIND d.districts AS id
    MATCH (s:District {id: id})
    WHERE any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
    RETURN s.id
  } AS seen
WITH d, heard, size(seen) > 0 AND all(s IN seen WHERE s IN $keeps) AS keeper,
  size([v IN heard WHERE v.heardAt > $at - duration('P1Y')]) AS recent
OPTIONAL CALL (d, heard) {
  UNWIND heard AS v
  MATCH (v)-[about:ABOUT]->(topic:Topic)
  WHERE any(a IN about.audience WHERE a IN $codes) AND about.audienceUntil > $now
    AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
  OPTIONAL MATCH (topic)-[narrow:BROADER]->(above:Topic)
  WHERE topic.level > 2
    AND any(a IN narrow.audience WHERE a IN $codes) AND narrow.audienceUntil > $now
    AND any(a IN above.audience WHERE a IN $codes) AND above.audienceUntil > $now
  WITH v, about, topic, narrow, above ORDER BY v.heardAt DESC, v.id, above.id
  WITH v, about, topic, collect([narrow, above])[0] AS up
  WITH v, about, topic, up[0] AS narrow, up[1] AS above
  WITH coalesce(above, topic) AS theme, v,
    [[v {.id, .name, .audience, .audienceUntil, noun: 'Voice'}, about {.*, kind: 'ABOUT'}, topic {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}]] +
    CASE WHEN above IS NULL THEN [] ELSE [[topic {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}, narrow {.*, kind: 'BROADER'}, above {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}]] END AS path
  WITH theme, v, collect(path)[0] AS path ORDER BY v.heardAt DESC, v.id
  RETURN theme, count(v) AS count, collect(v.text)[0..3] AS sayings, collect(path) AS said
}
CALL (d, theme) {
  MATCH (w:Wish)-[r:SHELVED_ON]->(:Shelf {key: d.id + '/Wish/' + theme.id})
  WHERE w.state <> 'CLOSED' AND coalesce(w.since <= $at, true)
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
      AND any(a IN w.partyAudience WHERE a IN $codes)
      AND any(a IN w.partyTieAudience WHERE a IN $codes)
      AND w.partyAudienceUntil > $now)
  // Those that grow are among the hundred, if any does: on them it hangs whether somebody is working on it.
  WITH DISTINCT w ORDER BY w.state = 'OPEN', w.id LIMIT 100
  WITH w ORDER BY w.state = 'OPEN', w.id
  MATCH (w)-[about:ABOUT]->(topic:Topic)
  WHERE any(a IN about.audience WHERE a IN $codes) AND about.audienceUntil > $now
    AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
  WITH w, about, topic ORDER BY topic.id
  WITH w, collect([[w {.id, .name, .audience, .audienceUntil, noun: 'Wish'}, about {.*, kind: 'ABOUT'}, topic {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'}]])[0] AS path
  WITH w {.id, .name, .audience, .audienceUntil, noun: 'Wish'} AS one, w.state <> 'OPEN' AS grows, path ORDER BY NOT grows, one.id
  RETURN collect(one) AS wished, collect(path) AS wishing, count(CASE WHEN grows THEN 1 END) AS growing
}
CALL (d, theme) {
  MATCH (x:Decision)-[r:SHELVED_ON]->(:Shelf {key: d.id + '/Decision/' + theme.id})
  WHERE x.state IN ['OPEN', 'DONE']
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
  MATCH (m:Meeting)-[made:DECIDED]->(x)
  WHERE any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
    AND any(a IN made.audience WHERE a IN $codes) AND made.audienceUntil > $now
    AND coalesce(made.until > $at, true) AND m.heldAt <= $at
  WITH DISTINCT x, m, made ORDER BY m.heldAt DESC, x.id, m.id LIMIT 100
  WITH x, collect([[m {.id, .name, .audience, .audienceUntil, noun: 'Meeting'}, made {.*, kind: 'DECIDED'}, x {.id, .name, .audience, .audienceUntil, noun: 'Decision'}]])[0] AS path
  WITH x {.id, .name, .audience, .audienceUntil, noun: 'Decision'} AS one, path
  RETURN collect(one) AS decided, collect(path) AS deciding
}
WITH size(heard) AS voices, recent, keeper, theme, count, sayings, said, wished, wishing, growing, decided, deciding
WITH voices, recent, keeper, {
    theme: theme {.*, searchText: null, noun: 'Topic'}, count: count, sayings: sayings,
    wishes: size(wished), decisions: size(decided), moving: growing + size(decided) > 0,
    servedBy: decided[0..3] + wished[0..3],
    reasons: said[0..(CASE WHEN decided = [] AND wished = [] THEN 3 ELSE 1 END)] + deciding[0..1] + wishing[0..1]
  } AS one
WITH voices, recent, keeper, [t IN collect(one) WHERE t.theme IS NOT NULL] AS themes
RETURN voices, recent, keeper, size(themes) AS total,
  COLLECT {
    UNWIND themes AS t
    WITH t WHERE t.count < toInteger($afterCount) OR (t.count = toInteger($afterCount) AND t.theme.id > $afterId)
    RETURN t ORDER BY t.count DESC, t.theme.id LIMIT $first + 1
  } AS rows
