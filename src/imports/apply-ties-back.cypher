// The source has these ties again, and what they say stays. Where nobody ended them but the source, they go on.
// $ends  [id of the start, id of the tie]
UNWIND $ends AS end
MATCH (n:Entity {id: end[0]})-[t]->(:Entity)
USING INDEX SEEK n:Entity(id)
WHERE t.id = end[1]
SET t.until = CASE WHEN t.until = t.goneSince THEN null ELSE t.until END, t.goneSince = null
