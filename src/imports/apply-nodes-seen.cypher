// The file still has these records, and what they say stays: remember in which file and row it was last said, or that they are back.
// $rows  [id, properties to set; null takes away]
UNWIND $rows AS row
MATCH (n:Entity {id: row[0]})
USING INDEX SEEK n:Entity(id)
SET n += row[1]
