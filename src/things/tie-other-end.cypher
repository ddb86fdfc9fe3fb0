// Where does this tie end?
// $from  where its sentence begins; $id  of the tie
// → to; no row when there is none
MATCH (:Entity {id: $from})-[t]->(b:Entity)
WHERE t.id = $id
RETURN b.id AS to
