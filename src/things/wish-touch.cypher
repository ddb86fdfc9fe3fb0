// Take hold of a wish to which something is to be added; where a step was done, an open wish takes shape.
// $wish  id; $done  a step was done; $by  who says so; $keeps  districts the viewer keeps; $codes, $now  the viewer's codes and the server's clock
// → state (before), keeps; no row when there is none for the viewer
MATCH (w:Entity {id: $wish})
WHERE w:Wish AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
SET w.updatedAt = $now
WITH w, coalesce(w.state, 'OPEN') AS state, coalesce(any(d IN w.districts WHERE d IN $keeps), false) AS keeps
FOREACH (_ IN CASE WHEN $done AND keeps AND state = 'OPEN' THEN [1] ELSE [] END |
  SET w.state = 'GROWING', w.movedAt = $now, w.movedBy = $by, w.version = w.version + 1)
RETURN state, keeps
