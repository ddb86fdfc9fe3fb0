// Take these entities off every shelf they stand on.
// $ids  ids of entities
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[old:SHELVED_ON]->(:Shelf)
USING INDEX SEEK n:Entity(id)
DELETE old
