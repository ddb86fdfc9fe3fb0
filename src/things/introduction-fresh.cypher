// Whoever met has confirmed what led there: the offers it was about, their ties to whoever offers them, and the ties of acquaintance on the way.
// $offers  ids; $pairs  [id, id] of those who follow each other on the way; $at  when they met; $now
// $codes  the viewer's codes: nothing that the writer may not see is touched
CALL () {
  UNWIND $offers AS offer
  MATCH (o:Entity {id: offer})<-[t:OFFERS]-(:Entity)
  WHERE any(code IN o.audience WHERE code IN $codes) AND o.audienceUntil > $now
    AND any(code IN t.audience WHERE code IN $codes) AND t.audienceUntil > $now AND coalesce(t.until > $now, true)
  SET o.observedAt = CASE WHEN o.observedAt > $at THEN o.observedAt ELSE $at END,
    t.observedAt = CASE WHEN t.observedAt > $at THEN t.observedAt ELSE $at END
  RETURN count(*) AS offered
}
CALL () {
  UNWIND $pairs AS pair
  MATCH (a:Entity {id: pair[0]})-[t:KNOWS|FAMILY_OF|MEMBER_OF|FREQUENTS|WORKS_AT|MEETS_AT|ACCOMPANIED_BY|RUN_BY]-(b:Entity {id: pair[1]})
  WHERE any(code IN t.audience WHERE code IN $codes) AND t.audienceUntil > $now AND coalesce(t.until > $now, true)
  SET t.observedAt = CASE WHEN t.observedAt > $at THEN t.observedAt ELSE $at END
  RETURN count(*) AS ways
}
RETURN offered, ways
