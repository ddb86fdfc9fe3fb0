// Which of these introductions are there already, and whose is what they are about?
// $introductions  ids; $things  ids of offers, needs and wishes
// → known (ids), holders [[id, id of whose it is]]
RETURN COLLECT {
  UNWIND $introductions AS id
  MATCH (n:Entity {id: id})
  RETURN n.id
} AS known, COLLECT {
  UNWIND $things AS id
  MATCH (n:Entity {id: id})
  RETURN [n.id, n.partyId]
} AS holders
