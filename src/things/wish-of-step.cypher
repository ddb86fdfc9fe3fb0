// Which wish does this step bring nearer?
// $id  of the step; $codes, $now  the viewer's codes and the server's clock
// → wish (id; the first, where there are several); no row when there is none for the viewer
MATCH (s:Entity {id: $id})<-[t:HAS_STEP]-(w:Wish)
WHERE s:WishStep
  AND any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
  AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
  AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
RETURN w.id AS wish ORDER BY w.id LIMIT 1
