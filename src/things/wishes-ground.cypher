// In which state are these wishes, whose are they, and in which school districts do they lie?
// $ids  wishes; $codes, $now  the viewer's codes and the server's clock
// → id, state, holders (ids of those who wish it), districts
UNWIND $ids AS id
MATCH (w:Entity {id: id})
WHERE w:Wish AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
RETURN w.id AS id, coalesce(w.state, 'OPEN') AS state,
  COLLECT {
    UNWIND w.districts AS home
    MATCH (d:District {id: home})
    WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
    RETURN d.id ORDER BY d.id
  } AS districts,
  COLLECT {
    MATCH (w)<-[t:HAS_WISH]-(p:Entity)
    WHERE coalesce(t.until > $now, true) AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    RETURN p.id ORDER BY p.id
  } AS holders
