// Write down an introduction that somebody proposes, and the first move of its history. Two proposals about the same one wait for each other.
// $id; $properties; $of  the side it is for; $rows  [kind, id at the other end, id of the tie, place in turn or null]; $move; $now; $by
// $codes  the viewer's codes: an open introduction of the same two that they may not see is none to them
// → id; no row when there is an open one already
MATCH (side:Entity {id: $of})
SET side.tiesChangedAt = $now
WITH side
WHERE NOT EXISTS {
  MATCH (side)<-[of:OF]-(open:Introduction)-[to:TO]->(other:Entity)
  WHERE any(row IN $rows WHERE row[0] = 'TO' AND row[1] = other.id)
    AND NOT open.state IN ['DECLINED', 'WITHDRAWN', 'CLOSED']
    AND any(a IN open.audience WHERE a IN $codes) AND open.audienceUntil > $now
    AND any(a IN of.audience WHERE a IN $codes) AND of.audienceUntil > $now
    AND any(a IN to.audience WHERE a IN $codes) AND to.audienceUntil > $now
}
CREATE (n:Entity:Introduction)
SET n = $properties
SET n.id = $id, n.version = 1, n.createdAt = $now, n.updatedAt = $now, n.recordedBy = $by, n.source = 'musubi', n.sourceId = $id, n.shownTo = 'DISTRICT'
CREATE (n)-[:MOVED]->(m:Move)
SET m = $move
WITH n
CALL (n) {
  UNWIND $rows AS row
  MATCH (x:Entity {id: row[1]})
  CREATE (n)-[t:$(row[0])]->(x)
  SET t.id = row[2], t.position = row[3], t.version = 1, t.createdAt = $now, t.observedAt = n.stateSince, t.source = 'musubi', t.recordedBy = $by,
    t.shownTo = 'DISTRICT'
  RETURN count(t) AS ties
}
RETURN n.id AS id
