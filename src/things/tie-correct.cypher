// Correct a tie, if it still is the version that was read. Writing `tiesChangedAt` at its start first takes the lock.
// $from; $id; $version  the one that was read; $changes  null clears; $keeps  districts the viewer keeps
// $codes, $now  the viewer's codes and the server's clock
// → version (the one found), keeps; no row when there is none for the viewer
MATCH (a:Entity {id: $from})
WHERE any(a IN a.audience WHERE a IN $codes) AND coalesce(a.audienceUntil > $now, a.audienceUntil IS NULL)
SET a.tiesChangedAt = $now
WITH a
MATCH (a)-[t]->(b:Entity)
WHERE t.id = $id
  AND any(a IN t.audience WHERE a IN $codes) AND coalesce(t.audienceUntil > $now, t.audienceUntil IS NULL)
  AND any(a IN b.audience WHERE a IN $codes) AND coalesce(b.audienceUntil > $now, b.audienceUntil IS NULL)
WITH a, t, t.version AS found, any(d IN a.districts WHERE d IN $keeps) AS keeps
FOREACH (_ IN CASE WHEN found = $version THEN [1] ELSE [] END |
  SET t += $changes
  SET t.version = found + 1)
RETURN found AS version, coalesce(keeps, false) AS keeps
