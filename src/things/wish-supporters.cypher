// How many cheer these wishes on, of those who may be seen?
// $ids  wishes; $at  the moment asked about; $codes, $now  the viewer's codes and the server's clock
// → id, count
UNWIND $ids AS id
MATCH (w:Entity {id: id})
WHERE w:Wish AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
OPTIONAL MATCH (w)<-[t:SUPPORTS]-(p:Entity)
WHERE coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
  AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
  AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
RETURN id, count(DISTINCT p) AS count
