// Which entities must be settled together: these, what they offer, need or wish, also through their household, the meetings they held with what was decided
// there, and the introductions they take part in?
// $ids  ids of entities just written
// → id, noun
UNWIND $ids AS given
MATCH (n:Entity {id: given})
USING INDEX SEEK n:Entity(id)
CALL (n) {
  RETURN n AS owned
  UNION
  MATCH (n)-[:OFFERS|HAS_NEED|HAS_WISH]->(owned:Entity) RETURN owned
  UNION
  MATCH (n)-[:LIVES_TOGETHER]->(owned:Household) RETURN owned
  UNION
  MATCH (n)-[:HAS_STEP]->(owned:WishStep) RETURN owned
  UNION
  MATCH (n)-[:HAS_WISH]->(:Wish)-[:HAS_STEP]->(owned:WishStep) RETURN owned
  UNION
  MATCH (n)-[:LIVES_TOGETHER]->(:Household)-[:HAS_NEED]->(owned:Need) RETURN owned
  UNION
  MATCH (n:Group)-[:HELD]->(owned:Meeting) RETURN owned
  UNION
  MATCH (n)-[:HELD*0..1]->(:Meeting)-[:DECIDED]->(owned:Decision) RETURN owned
  UNION
  MATCH (n)<-[:OF|TO|THROUGH]-(owned:Introduction) RETURN owned
}
RETURN DISTINCT owned.id AS id, head([l IN labels(owned) WHERE l <> 'Entity']) AS noun
