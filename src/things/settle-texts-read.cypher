// By which texts can these entities be found?
// $ids  ids of entities
// → id, noun, name, kana, nameEn, texts (searched as free text), slots (a place's: when it is open), words (what a topic or district is also called)
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
RETURN n.id AS id, [l IN labels(n) WHERE l <> 'Entity'][0] AS noun, n.name AS name, n.kana AS kana, n.nameEn AS nameEn,
  [x IN coalesce(n.synonyms, []) + coalesce(n.synonymsEn, []) + [n.easy, n.description, n.address] WHERE x IS NOT NULL] AS texts, coalesce(n.slots, n.openingSlots) AS slots,
  coalesce(n.synonyms, []) + coalesce(n.synonymsEn, []) + [x IN [n.easy] WHERE x IS NOT NULL] AS words
