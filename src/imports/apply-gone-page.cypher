// What do we have from this source, and which ties of it does that source vouch for? Page by page, in the order of sourceId.
// $source; $after  the last sourceId of the page before; $limit
MATCH (n:Entity)
WHERE n.source = $source AND n.sourceId > $after
WITH n ORDER BY n.sourceId LIMIT $limit
RETURN n.id AS id, n.sourceId AS sourceId, n.goneSince IS NOT NULL AS gone,
  COLLECT { MATCH (n)-[t]->(:Entity) WHERE t.importSource = $source AND t.goneSince IS NULL RETURN t.id } AS ties
