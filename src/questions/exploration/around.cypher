// What is tied to this, kind by kind?
// Each kind and direction is read on its own and stops at 101, so that neither a hall with thousands of visitors nor a district drowns the rest.
// $of  id; $kinds  only these kinds of tie, or null; $at  the moment asked about
// $first  rows; $afterKind, $afterSort, $afterId  the last row of the page before, or null; $codes, $now  the viewer's codes and the server's clock
// → one row: center, bundles [[kind, outward, count]], rows [{key, sort, tie, other}]
MATCH (n:Entity {id: $of})
WHERE any(a IN n.audience WHERE a IN $codes) AND coalesce(n.audienceUntil > $now, n.audienceUntil IS NULL)
OPTIONAL CALL (n) {
  MATCH (n)-[t:PART_OF]->(m:Entity) WHERE ($kinds IS NULL OR 'PART_OF' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:PART_OF]-(m:Entity) WHERE ($kinds IS NULL OR 'PART_OF' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:ADJACENT_TO]->(m:Entity) WHERE ($kinds IS NULL OR 'ADJACENT_TO' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:ADJACENT_TO]-(m:Entity) WHERE ($kinds IS NULL OR 'ADJACENT_TO' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:LIVES_IN]->(m:Entity) WHERE ($kinds IS NULL OR 'LIVES_IN' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:LIVES_IN]-(m:Entity) WHERE ($kinds IS NULL OR 'LIVES_IN' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:LIVES_TOGETHER]->(m:Entity) WHERE ($kinds IS NULL OR 'LIVES_TOGETHER' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:LIVES_TOGETHER]-(m:Entity) WHERE ($kinds IS NULL OR 'LIVES_TOGETHER' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:KNOWS]->(m:Entity) WHERE ($kinds IS NULL OR 'KNOWS' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:KNOWS]-(m:Entity) WHERE ($kinds IS NULL OR 'KNOWS' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:FAMILY_OF]->(m:Entity) WHERE ($kinds IS NULL OR 'FAMILY_OF' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:FAMILY_OF]-(m:Entity) WHERE ($kinds IS NULL OR 'FAMILY_OF' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:MEMBER_OF]->(m:Entity) WHERE ($kinds IS NULL OR 'MEMBER_OF' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:MEMBER_OF]-(m:Entity) WHERE ($kinds IS NULL OR 'MEMBER_OF' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:FREQUENTS]->(m:Entity) WHERE ($kinds IS NULL OR 'FREQUENTS' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:FREQUENTS]-(m:Entity) WHERE ($kinds IS NULL OR 'FREQUENTS' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:WORKS_AT]->(m:Entity) WHERE ($kinds IS NULL OR 'WORKS_AT' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:WORKS_AT]-(m:Entity) WHERE ($kinds IS NULL OR 'WORKS_AT' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:WATCHES_OVER]->(m:Entity) WHERE ($kinds IS NULL OR 'WATCHES_OVER' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:WATCHES_OVER]-(m:Entity) WHERE ($kinds IS NULL OR 'WATCHES_OVER' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:ACTIVE_IN]->(m:Entity) WHERE ($kinds IS NULL OR 'ACTIVE_IN' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:ACTIVE_IN]-(m:Entity) WHERE ($kinds IS NULL OR 'ACTIVE_IN' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:MEETS_AT]->(m:Entity) WHERE ($kinds IS NULL OR 'MEETS_AT' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:MEETS_AT]-(m:Entity) WHERE ($kinds IS NULL OR 'MEETS_AT' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:ACCOMPANIED_BY]->(m:Entity) WHERE ($kinds IS NULL OR 'ACCOMPANIED_BY' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:ACCOMPANIED_BY]-(m:Entity) WHERE ($kinds IS NULL OR 'ACCOMPANIED_BY' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:LOCATED_IN]->(m:Entity) WHERE ($kinds IS NULL OR 'LOCATED_IN' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:LOCATED_IN]-(m:Entity) WHERE ($kinds IS NULL OR 'LOCATED_IN' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:RUN_BY]->(m:Entity) WHERE ($kinds IS NULL OR 'RUN_BY' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:RUN_BY]-(m:Entity) WHERE ($kinds IS NULL OR 'RUN_BY' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:BROADER]->(m:Entity) WHERE ($kinds IS NULL OR 'BROADER' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:BROADER]-(m:Entity) WHERE ($kinds IS NULL OR 'BROADER' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:OFFERS]->(m:Entity) WHERE ($kinds IS NULL OR 'OFFERS' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:OFFERS]-(m:Entity) WHERE ($kinds IS NULL OR 'OFFERS' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:ABOUT]->(m:Entity) WHERE ($kinds IS NULL OR 'ABOUT' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:ABOUT]-(m:Entity) WHERE ($kinds IS NULL OR 'ABOUT' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:SERVES]->(m:Entity) WHERE ($kinds IS NULL OR 'SERVES' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:SERVES]-(m:Entity) WHERE ($kinds IS NULL OR 'SERVES' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:HAS_NEED]->(m:Entity) WHERE ($kinds IS NULL OR 'HAS_NEED' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:HAS_NEED]-(m:Entity) WHERE ($kinds IS NULL OR 'HAS_NEED' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:HAS_WISH]->(m:Entity) WHERE ($kinds IS NULL OR 'HAS_WISH' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:HAS_WISH]-(m:Entity) WHERE ($kinds IS NULL OR 'HAS_WISH' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
  UNION
  MATCH (n)-[t:HELPS]->(m:Entity) WHERE ($kinds IS NULL OR 'HELPS' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, true AS outward
  UNION
  MATCH (n)<-[t:HELPS]-(m:Entity) WHERE ($kinds IS NULL OR 'HELPS' IN $kinds) AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL) AND any(a IN m.audience WHERE a IN $codes) AND coalesce(m.audienceUntil > $now, m.audienceUntil IS NULL) AND (t.since IS NULL OR t.since <= $at) AND (t.until IS NULL OR t.until > $at) WITH t, m ORDER BY m.sort, t.id LIMIT 101 RETURN t, m, false AS outward
}
WITH n, t, m, outward, type(t) + CASE WHEN outward THEN ' 1' ELSE ' 2' END AS key
WITH n, collect({t: t, m: m, outward: outward, key: key}) AS ties
RETURN n {.*, audience: null, searchText: null, noun: head([l IN labels(n) WHERE l <> 'Entity'])} AS center,
  COLLECT {
    UNWIND ties AS tie
    WITH tie WHERE tie.t IS NOT NULL
    WITH tie.key AS key, type(tie.t) AS kind, tie.outward AS outward, count(*) AS count
    RETURN [kind, outward, count] ORDER BY key
  } AS bundles,
  COLLECT {
    UNWIND ties AS tie
    WITH tie.t AS t, tie.m AS m, tie.outward AS outward, tie.key AS key
    WHERE t IS NOT NULL AND ($afterKind IS NULL OR key > $afterKind OR (key = $afterKind AND (m.sort > $afterSort OR (m.sort = $afterSort AND t.id > $afterId))))
    RETURN {
      key: key,
      sort: m.sort,
      tie: t {.*, kind: type(t),
        from: CASE WHEN outward THEN n {.id, .name, .nameEn, noun: head([l IN labels(n) WHERE l <> 'Entity'])} ELSE m {.id, .name, .nameEn, noun: head([l IN labels(m) WHERE l <> 'Entity'])} END,
        to: CASE WHEN outward THEN m {.id, .name, .nameEn, noun: head([l IN labels(m) WHERE l <> 'Entity'])} ELSE n {.id, .name, .nameEn, noun: head([l IN labels(n) WHERE l <> 'Entity'])} END},
      other: m {.*, audience: null, searchText: null, noun: head([l IN labels(m) WHERE l <> 'Entity'])}
    }
    ORDER BY key, m.sort, t.id LIMIT $first + 1
  } AS rows
