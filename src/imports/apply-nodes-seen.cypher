// A newer copy of the file says the same of these records: remember in which file and row it was last said.
// $rows  [id, provenance]
UNWIND $rows AS row
MATCH (n:Entity {id: row[0]})
USING INDEX SEEK n:Entity(id)
SET n += row[1]
