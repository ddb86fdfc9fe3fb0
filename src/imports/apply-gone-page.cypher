// What do we have from this source, and which ties of it does that source vouch for? Page by page, in the order of sourceId.
// $source; $unread  sourceIds of records whose rows could not be read: what their ties are now, nobody knows, and they are left out
// $after  the last sourceId of the page before; $limit
// → id, sourceId; district; gone: it is already said to be; ties: their ids
MATCH (n:Entity)
WHERE n.source = $source AND n.sourceId > $after
WITH n ORDER BY n.sourceId LIMIT $limit
RETURN n.id AS id, n.sourceId AS sourceId, n.goneSince IS NOT NULL AS gone,
  n:District AS district,
  COLLECT {
    MATCH (n)-[t]->(m:Entity)
    WHERE t.importSource = $source AND t.goneSince IS NULL
      AND NOT n.sourceId IN $unread AND NOT coalesce(m.source = $source AND m.sourceId IN $unread, false)
    RETURN t.id
  } AS ties
