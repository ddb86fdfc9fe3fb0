// What is this tie now?
// $from; $id; $codes, $now  the viewer's codes and the server's clock
// → tie
MATCH (a:Entity {id: $from})-[t]->(b:Entity)
WHERE t.id = $id
  AND any(a IN a.audience WHERE a IN $codes) AND a.audienceUntil > $now
  AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
  AND any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
RETURN t {.*, kind: type(t), from: a {.id, .name, .audience, .audienceUntil, .nameEn, noun: head([l IN labels(a) WHERE l <> 'Entity'])}, to: b {.id, .name, .audience, .audienceUntil, .nameEn, noun: head([l IN labels(b) WHERE l <> 'Entity'])}} AS tie
