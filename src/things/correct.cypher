// Correct an entity, if it still is the version that was read.
// Writing `updatedAt` first takes the lock, so that of two corrections of one version the second sees the first.
// $id; $noun; $version  the one that was read; $changes  properties to set, null clears; $correction  what is kept of it: of the last fifty; $keeps  districts the viewer keeps
// $codes, $now  the viewer's codes and the server's clock
// → version (the one found), keeps (the thing lies in a district the viewer keeps), state (as it was), since and until (as they now are); no row when there is none for the viewer
MATCH (n:Entity {id: $id})
WHERE $noun IN labels(n)
  AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
SET n.updatedAt = $now
WITH n, n.version AS found, n.state AS state, any(d IN n.districts WHERE d IN $keeps) AS keeps
FOREACH (_ IN CASE WHEN found = $version THEN [1] ELSE [] END |
  SET n += $changes
  SET n.version = found + 1, n.corrections = (coalesce(n.corrections, []) + [$correction])[-50..])
RETURN found AS version, coalesce(keeps, false) AS keeps, state, n.since AS since, n.until AS until
