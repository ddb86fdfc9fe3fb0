// What is said of this wish so far?
// $id; $codes, $now  the viewer's codes and the server's clock
// → state, shownTo, voicing, proxy, chosenBy (the wisher, where they chose who may see it); no row when there is none for the viewer
MATCH (w:Entity {id: $id})
WHERE w:Wish AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
RETURN coalesce(w.state, 'OPEN') AS state, w.shownTo AS shownTo, w.voicing AS voicing, w.proxy AS proxy, w.shownChosenBy AS chosenBy
