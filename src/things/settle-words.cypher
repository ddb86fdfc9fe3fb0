// Write the words by which topics and districts are called; what they are no longer called is taken away.
// $ids  the entities; $rows  [word, id, how: LABEL | READING | SYNONYM]
CALL () {
  UNWIND $ids AS id
  MATCH (n:Topic|District {id: id})<-[old:NAMES]-(:Word)
  DELETE old
}
UNWIND $rows AS row
MATCH (n:Entity {id: row[1]})
MERGE (w:Word {folded: row[0]})
MERGE (w)-[t:NAMES]->(n)
SET t.how = row[2]
