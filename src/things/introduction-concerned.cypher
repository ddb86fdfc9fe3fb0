// Which of these things do the two sides of an introduction offer, need or wish, also through their household?
// $ids  of the things; $sides  ids of the two; $codes, $now  the viewer's codes and the server's clock
// → id
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
CALL (n) {
  MATCH (n)<-[t:OFFERS|HAS_NEED|HAS_WISH]-(p:Entity)
  WHERE p.id IN $sides AND coalesce(t.until > $now, true)
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
  RETURN p
  UNION
  MATCH (n)<-[t:HAS_NEED]-(h:Household)<-[l:LIVES_TOGETHER]-(p:Person)
  WHERE p.id IN $sides AND coalesce(t.until > $now, true) AND coalesce(l.until > $now, true)
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN h.audience WHERE a IN $codes) AND h.audienceUntil > $now
    AND any(a IN l.audience WHERE a IN $codes) AND l.audienceUntil > $now
    AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
  RETURN p
}
RETURN DISTINCT n.id AS id
