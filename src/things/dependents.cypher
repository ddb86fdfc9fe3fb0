// What stands on shelves because of this topic or district, and must be hung anew when it moves in its hierarchy?
// $id  a topic or a district; $most  stop there
// → id
MATCH (n:Entity {id: $id})
CALL (n) {
  MATCH (n:Topic)<-[:BROADER*0..2]-(:Topic)<-[:ABOUT]-(x:Entity) RETURN x
  UNION
  MATCH (n:District)<-[:PART_OF*0..3]-(:District)<-[:LIVES_IN|ACTIVE_IN|LOCATED_IN|SERVES|HEARD_IN]-(x:Entity) RETURN x
  UNION
  MATCH (n:District)<-[:PART_OF*1..3]-(x:District) RETURN x
}
RETURN DISTINCT x.id AS id
LIMIT $most
