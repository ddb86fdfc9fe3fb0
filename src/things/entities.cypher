// Which of these entities may be seen?
// $ids  ids; $codes, $now  the viewer's codes and the server's clock
// → entity
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
RETURN n {.*, searchText: null, noun: head([l IN labels(n) WHERE l <> 'Entity'])} AS entity
