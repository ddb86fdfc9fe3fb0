// What is tied to this, kind by kind?
// Each kind and direction stops at 101, so that a hall with a thousand visitors does not drown the rest. Who lives in a district, what stands in it and what
// is about a topic are not walked from there: they are lists of the district and of the topic.
// $of  id; $kinds  only these kinds of tie; $at  the moment asked about
// $first  rows; $afterKind, $afterSort, $afterId  the last row of the page before, or '-' three times; $codes, $now  the viewer's codes and the server's clock
// → one row: center, bundles [[kind, outward, count]], rows [{key, sort, tie, other}]
MATCH (n:Entity {id: $of})
WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
OPTIONAL CALL (n) {
  MATCH (n)-[t:PART_OF|ADJACENT_TO|LIVES_IN|LIVES_TOGETHER|KNOWS|FAMILY_OF|MEMBER_OF|FREQUENTS|WORKS_AT|WATCHES_OVER|ACTIVE_IN|MEETS_AT|ACCOMPANIED_BY|LOCATED_IN|RUN_BY|BROADER|OFFERS|ABOUT|SERVES|HAS_NEED|HAS_WISH|HELPS|HELD|TOOK_PART|VOICED|HEARD_IN|HEARD_AT|BECAME|DECIDED|LED_TO|TAKEN_ON_BY|HAS_STEP|BLOCKED_BY|SUPPORTS|GATHERS]->(m:Entity)
  WHERE type(t) IN $kinds
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
    AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
  WITH t, m ORDER BY m.sort, t.id
  WITH type(t) AS kind, collect([t, m])[0..101] AS found
  UNWIND found AS each
  RETURN each[0] AS t, each[1] AS m, true AS outward
  UNION
  MATCH (n)<-[t:PART_OF|ADJACENT_TO|LIVES_TOGETHER|KNOWS|FAMILY_OF|MEMBER_OF|FREQUENTS|WORKS_AT|WATCHES_OVER|MEETS_AT|ACCOMPANIED_BY|RUN_BY|BROADER|OFFERS|HAS_NEED|HAS_WISH|HELPS|HELD|TOOK_PART|VOICED|HEARD_AT|BECAME|DECIDED|LED_TO|TAKEN_ON_BY|HAS_STEP|BLOCKED_BY|SUPPORTS|GATHERS]-(m:Entity)
  WHERE type(t) IN $kinds
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
    AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
  WITH t, m ORDER BY m.sort, t.id
  WITH type(t) AS kind, collect([t, m])[0..101] AS found
  UNWIND found AS each
  RETURN each[0] AS t, each[1] AS m, false AS outward
}
WITH n, t, m, outward, type(t) + CASE WHEN outward THEN ' 1' ELSE ' 2' END AS key
WITH n, collect({t: t, m: m, outward: outward, key: key}) AS ties
RETURN n {.*, searchText: null, noun: head([l IN labels(n) WHERE l <> 'Entity'])} AS center,
  COLLECT {
    UNWIND ties AS tie
    WITH tie WHERE tie.t IS NOT NULL
    WITH tie.key AS key, type(tie.t) AS kind, tie.outward AS outward, count(*) AS count
    RETURN [kind, outward, count] ORDER BY key
  } AS bundles,
  COLLECT {
    UNWIND ties AS tie
    WITH tie.t AS t, tie.m AS m, tie.outward AS outward, tie.key AS key
    WHERE t IS NOT NULL AND (key > $afterKind OR (key = $afterKind AND (m.sort > $afterSort OR (m.sort = $afterSort AND t.id > $afterId))))
    RETURN {
      key: key,
      sort: m.sort,
      tie: t {.*, kind: type(t),
        from: CASE WHEN outward THEN n {.id, .name, .audience, .audienceUntil, .nameEn, noun: head([l IN labels(n) WHERE l <> 'Entity'])} ELSE m {.id, .name, .audience, .audienceUntil, .nameEn, noun: head([l IN labels(m) WHERE l <> 'Entity'])} END,
        to: CASE WHEN outward THEN m {.id, .name, .audience, .audienceUntil, .nameEn, noun: head([l IN labels(m) WHERE l <> 'Entity'])} ELSE n {.id, .name, .audience, .audienceUntil, .nameEn, noun: head([l IN labels(n) WHERE l <> 'Entity'])} END},
      other: m {.*, searchText: null, noun: head([l IN labels(m) WHERE l <> 'Entity'])}
    }
    ORDER BY key, m.sort, t.id LIMIT $first + 1
  } AS rows
