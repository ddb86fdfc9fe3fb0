// Their source no longer has these ties: they end now, and are kept as history.
// $ends  [id of the start, id of the tie]; $now  the server's clock
UNWIND $ends AS end
MATCH (n:Entity {id: end[0]})-[t]->(:Entity)
USING INDEX SEEK n:Entity(id)
WHERE t.id = end[1]
SET t.goneSince = $now, t.until = coalesce(t.until, $now)
