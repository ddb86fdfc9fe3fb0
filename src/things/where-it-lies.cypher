// Do these lie in a district that the viewer keeps, to whom are they shown, and does the viewer see anybody whose they are?
// $ids; $keeps  school districts; $codes, $now  the viewer's codes and the server's clock
// → id, noun, lies (in any district at all), keeps, shownTo, own
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n.id AS id, head([l IN labels(n) WHERE l <> 'Entity']) AS noun, size(coalesce(n.districts, [])) > 0 AS lies, coalesce(any(d IN n.districts WHERE d IN $keeps), false) AS keeps, n.shownTo AS shownTo,
  n:Person OR n:Company OR EXISTS {
    MATCH (n)<-[t:OFFERS|HAS_NEED|HAS_WISH|LIVES_TOGETHER]-(p:Person|Company)
    WHERE coalesce(t.until > $now, true) AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
  } OR EXISTS {
    MATCH (n)<-[has:HAS_NEED]-(h:Household)<-[t:LIVES_TOGETHER]-(p:Person)
    WHERE coalesce(has.until > $now, true) AND coalesce(t.until > $now, true)
      AND any(a IN has.audience WHERE a IN $codes) AND has.audienceUntil > $now
      AND any(a IN h.audience WHERE a IN $codes) AND h.audienceUntil > $now
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
  } AS own
