// Let go of the ties of one kind that a correction no longer names. What a thing is about, where it can be had and what it is part of
// is replaced; every other tie ends, and its history stays.
// Of a list only what the writer sees: of the rest they cannot say that it is over. Where there can be only one, all of it: what is left behind unseen would go
// on opening the thing to whom it belonged before.
// $id; $kind; $inward  the tie's sentence ends here; $mutual  it has no direction; $keep  ids at the other end that stay; $all  there can be only one
// $codes, $now  the writer's codes and the server's clock
MATCH (n:Entity {id: $id})
CALL (n) {
  MATCH (n)-[t]->(other:Entity)
  WHERE ($mutual OR NOT $inward) AND type(t) = $kind AND t.until IS NULL AND NOT other.id IN $keep
    AND ($all OR any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now AND any(a IN other.audience WHERE a IN $codes) AND other.audienceUntil > $now)
  RETURN t
  UNION
  MATCH (n)<-[t]-(other:Entity)
  WHERE ($mutual OR $inward) AND type(t) = $kind AND t.until IS NULL AND NOT other.id IN $keep
    AND ($all OR any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now AND any(a IN other.audience WHERE a IN $codes) AND other.audienceUntil > $now)
  RETURN t
}
FOREACH (gone IN CASE WHEN type(t) IN ['ABOUT', 'SERVES', 'PART_OF', 'ADJACENT_TO', 'BROADER', 'HEARD_IN', 'HAS_STEP', 'BLOCKED_BY'] THEN [t] ELSE [] END | DELETE gone)
FOREACH (ended IN CASE WHEN type(t) IN ['ABOUT', 'SERVES', 'PART_OF', 'ADJACENT_TO', 'BROADER', 'HEARD_IN', 'HAS_STEP', 'BLOCKED_BY'] THEN [] ELSE [t] END |
  SET ended.until = $now, ended.version = ended.version + 1)
