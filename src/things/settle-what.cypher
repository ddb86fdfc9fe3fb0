// Which entities must be settled together: these, what they offer, need or wish, also through their household, the meetings they held with what was decided
// there, the introductions they take part in, and what the groups offer, need or wish that meet there?
// $ids  ids of entities just written
// → id, noun, consented (a consent covers it), agreed (a person, who gave one), shelved (it stands on a shelf), name, kana, nameEn,
//   texts (searched as free text), slots (a place's: when it is open), words (what a topic or district is also called)
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
  MATCH (n:Place)<-[:MEETS_AT]-(:Group)-[:OFFERS|HAS_NEED|HAS_WISH]->(owned:Entity) RETURN owned
  UNION
  MATCH (n:Group)-[:HELD]->(owned:Meeting) RETURN owned
  UNION
  MATCH (n)-[:HELD*0..1]->(:Meeting)-[:DECIDED]->(owned:Decision) RETURN owned
  UNION
  MATCH (n)<-[:OF|TO|THROUGH]-(owned:Introduction) RETURN owned
}
WITH DISTINCT owned AS n
RETURN n.id AS id, head([l IN labels(n) WHERE l <> 'Entity']) AS noun,
  EXISTS { (n)<-[:COVERS]-(:Consent) } AS consented,
  EXISTS { (n)-[:GAVE]->(:Consent) } AS agreed,
  EXISTS { (n)-[:SHELVED_ON]->(:Shelf) } AS shelved,
  n.name AS name, n.kana AS kana, n.nameEn AS nameEn,
  [x IN coalesce(n.synonyms, []) + coalesce(n.synonymsEn, []) + [n.easy, n.description, n.address, n.text] WHERE x IS NOT NULL] AS texts,
  coalesce(n.slots, n.openingSlots) AS slots,
  coalesce(n.synonyms, []) + coalesce(n.synonymsEn, []) + [x IN [n.easy] WHERE x IS NOT NULL] AS words
