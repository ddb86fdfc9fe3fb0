// Which of these things are there for the viewer, and what are they?
// $ids  ids that an input names; $codes, $now  the viewer's codes and the server's clock
// → id, noun
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
RETURN DISTINCT n.id AS id, head([l IN labels(n) WHERE l <> 'Entity']) AS noun
