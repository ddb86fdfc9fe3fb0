// Let go of the ties of one kind that a correction no longer names. What a thing is about, where it can be had and what it is part of
// is replaced; every other tie ends, and its history stays.
// $id; $kind; $inward  the tie's sentence ends here; $mutual  it has no direction; $keep  ids at the other end that stay; $now
MATCH (n:Entity {id: $id})
CALL (n) {
  MATCH (n)-[t]->(other:Entity) WHERE ($mutual OR NOT $inward) AND type(t) = $kind AND t.until IS NULL AND NOT other.id IN $keep RETURN t
  UNION
  MATCH (n)<-[t]-(other:Entity) WHERE ($mutual OR $inward) AND type(t) = $kind AND t.until IS NULL AND NOT other.id IN $keep RETURN t
}
FOREACH (gone IN CASE WHEN type(t) IN ['ABOUT', 'SERVES', 'PART_OF', 'ADJACENT_TO', 'BROADER', 'HEARD_IN', 'HAS_STEP', 'BLOCKED_BY'] THEN [t] ELSE [] END | DELETE gone)
FOREACH (ended IN CASE WHEN type(t) IN ['ABOUT', 'SERVES', 'PART_OF', 'ADJACENT_TO', 'BROADER', 'HEARD_IN', 'HAS_STEP', 'BLOCKED_BY'] THEN [] ELSE [t] END |
  SET ended.until = $now, ended.version = ended.version + 1)
