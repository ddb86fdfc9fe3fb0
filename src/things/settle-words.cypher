// Write the words by which topics and districts are called; what they are no longer called is taken away.
// $ids  the entities; $rows  [word, id, how: LABEL | READING | SYNONYM]
CALL () {
  UNWIND $ids AS id
  MATCH (n:Entity {id: id})<-[old:NAMES]-(:Word)
  USING INDEX SEEK n:Entity(id)
  DELETE old
}
UNWIND $rows AS row
MATCH (n:Entity {id: row[1]})
USING INDEX SEEK n:Entity(id)
MERGE (w:Word {folded: row[0]})
MERGE (w)-[t:NAMES]->(n)
SET t.how = row[2]
