// In which introductions does each of these take part?
// $ids  parties; $codes, $now  the viewer's codes and the server's clock
// → party (id), introduction; the latest first, at most fifty for each
UNWIND $ids AS id
MATCH (p:Entity {id: id})
WHERE any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
CALL (p) {
  MATCH (p)<-[t:OF|TO|THROUGH]-(n:Introduction)
  WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
  RETURN DISTINCT n ORDER BY n.createdAt DESC, n.id LIMIT 50
}
RETURN p.id AS party, n {.*, searchText: null, noun: 'Introduction'} AS introduction
ORDER BY party, n.createdAt DESC, n.id
