// Move an introduction, write the move into its history, and what one who was asked has to do with it onto the tie to them.
// $id; $changes  of the introduction; $move  what is kept of the move; $who  who is asked or answers, or '-'; $answer  changes of the tie to them
MATCH (n:Entity {id: $id})
SET n += $changes
CREATE (n)-[:MOVED]->(m:Move)
SET m = $move
WITH n
OPTIONAL MATCH (n)-[t:OF|TO|THROUGH]->(:Entity {id: $who})
SET t += $answer
