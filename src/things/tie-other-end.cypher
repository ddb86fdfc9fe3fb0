// Where does this tie end, and of which kind is it?
// $from  where its sentence begins; $id  of the tie
// → to, kind; no row when there is none
MATCH (:Entity {id: $from})-[t]->(b:Entity)
WHERE t.id = $id
RETURN b.id AS to, type(t) AS kind
