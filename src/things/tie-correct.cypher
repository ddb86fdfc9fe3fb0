// Correct a tie, if it still is the version that was read. Writing `tiesChangedAt` at its start first takes the lock.
// One that has no history is taken away when it ends.
// $from; $id; $version  the one that was read; $changes  null clears; $ends  it ends; $keeps  districts the viewer keeps
// $timeless  the kinds without a history
// $codes, $now  the viewer's codes and the server's clock
// → kind, version (the one found), keeps, since and until (as they now are); no row when there is none for the viewer
MATCH (a:Entity {id: $from})
WHERE any(a IN a.audience WHERE a IN $codes) AND a.audienceUntil > $now
SET a.tiesChangedAt = $now
WITH a
MATCH (a)-[t]->(b:Entity)
WHERE t.id = $id
  AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
  AND any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
WITH t, type(t) AS kind, t.version AS found, a:Topic OR any(d IN a.districts WHERE d IN $keeps) AS keeps
FOREACH (_ IN CASE WHEN found = $version THEN [1] ELSE [] END |
  SET t += $changes
  SET t.version = found + 1)
WITH t, kind, found, keeps, t.since AS since, t.until AS until
FOREACH (gone IN CASE WHEN found = $version AND $ends AND kind IN $timeless THEN [t] ELSE [] END | DELETE gone)
RETURN kind, found AS version, coalesce(keeps, false) AS keeps, since, until
