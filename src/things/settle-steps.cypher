// Who may see a step? It goes with its wish and is shown no further than that: by the same codes, narrowed by the step's own word.
// It lies where the wish lies and carries whose it is. One that hangs on two wishes is seen by those who see both; on none, by nobody.
// $ids  ids of entities, the wishes among them settled; $now  the server's clock
UNWIND $ids AS id
MATCH (s:Entity {id: id})
USING INDEX SEEK s:Entity(id)
WHERE s:WishStep
WITH s, COLLECT {
    MATCH (s)<-[:HAS_STEP]-(w:Wish)
    WHERE w.shownTo IS NOT NULL AND size(w.audience) > 0 AND w.audienceUntil > $now
    RETURN w ORDER BY w.id
  } AS wishes
WITH s, wishes, head(wishes) AS w,
  COLLECT {
    UNWIND wishes AS each
    MATCH (each)<-[has:HAS_WISH]-(party:Entity)
    WHERE has.shownTo IS NOT NULL AND coalesce(has.until > $now, true)
    RETURN party.id ORDER BY party.id
  } AS holders
WITH s, wishes, w, holders, CASE
    WHEN s.shownTo IS NULL OR s.shownUntil <= $now OR w IS NULL THEN []
    WHEN s.shownTo = 'SELF' THEN [code IN w.audience WHERE code IN [h IN holders | 'self:' + h]]
    WHEN 'public' IN w.audience AND s.shownTo = 'DISTRICT' THEN [d IN w.districts | 'coordinator@district:' + d]
    WHEN 'public' IN w.audience AND s.shownTo = 'COMMISSIONER' THEN
      [d IN w.districts | 'coordinator@district:' + d] + [d IN w.districts | 'commissioner@district:' + d]
    WHEN w.shownTo = 'COMMISSIONER' AND s.shownTo = 'DISTRICT' THEN [code IN w.audience WHERE NOT code STARTS WITH 'commissioner@']
    ELSE w.audience
  END AS codes
SET s.districts = coalesce(w.districts, []),
  s.partyId = head(holders),
  s.audience = [code IN codes WHERE all(each IN wishes WHERE code IN each.audience OR 'public' IN each.audience)],
  s.audienceUntil = reduce(earliest = datetime('9999-12-31T00:00Z'), end IN [s.shownUntil] + [each IN wishes | each.audienceUntil] |
    CASE WHEN end > $now AND end < earliest THEN end ELSE earliest END)
