// Choose who may see a wish, if it still is the version that was read: the wisher themself, or whoever keeps its district while the wisher has not chosen.
// $id; $version; $shownTo; $self  the viewer's own person, or '-'; $keeps  districts the viewer keeps; $codes, $now  the viewer's codes and the server's clock
// → version (the one found), own (it is the viewer's), keeps, chosen (the wisher chose); no row when there is none for the viewer
MATCH (w:Entity {id: $id})
WHERE w:Wish AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
SET w.updatedAt = $now
WITH w, w.version AS found, w.shownChosenBy IS NOT NULL AS chosen, coalesce(any(d IN w.districts WHERE d IN $keeps), false) AS keeps,
  EXISTS {
    MATCH (p:Person)-[has:HAS_WISH]->(w)
    WHERE p.id = $self AND coalesce(has.until > $now, true) AND any(a IN has.audience WHERE a IN $codes) AND has.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
  } AS own
FOREACH (_ IN CASE WHEN found = $version AND (own OR keeps AND NOT chosen) THEN [1] ELSE [] END |
  SET w.shownTo = $shownTo, w.version = found + 1, w.shownChosenBy = CASE WHEN own THEN $self ELSE w.shownChosenBy END)
RETURN found AS version, own, keeps, chosen
