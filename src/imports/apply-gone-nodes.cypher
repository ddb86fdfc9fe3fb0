// Its source no longer has these: say since when. Nothing is taken away.
// $ids; $now  the server's clock
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
SET n.goneSince = $now
