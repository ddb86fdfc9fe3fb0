// Move a wish to another state, if it still is the version that was read and the arrows lead there. Writing `updatedAt` first takes the lock.
// What was fulfilled waits for nothing any more.
// $id; $version  the one that was read; $from  states from which it may go there; $changes  state, outcome, movedAt, movedBy; $keeps  districts the viewer keeps
// $codes, $now  the viewer's codes and the server's clock
// → version, state (those found), keeps; no row when there is none for the viewer
MATCH (w:Entity {id: $id})
WHERE w:Wish AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
SET w.updatedAt = $now
WITH w, w.version AS found, coalesce(w.state, 'OPEN') AS state, coalesce(any(d IN w.districts WHERE d IN $keeps), false) AS keeps
FOREACH (_ IN CASE WHEN found = $version AND state IN $from AND keeps THEN [1] ELSE [] END |
  SET w += $changes
  SET w.version = found + 1, w.blockedBy = CASE WHEN $changes.state = 'FULFILLED' THEN null ELSE w.blockedBy END)
RETURN found AS version, state, keeps
