// Whom do these introductions join, what are they about, and how did each go?
// $ids  of introductions; $codes, $now  the viewer's codes and the server's clock
// → id, parties [{kind, position, answer, askedAt, answeredAt, party}] in turn, concerns [entity], history [move] in order
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
WITH n,
  COLLECT {
    MATCH (n)-[t:OF|TO|THROUGH]->(p:Entity)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    WITH t, p ORDER BY t.position, p.id
    WITH t {.position, .answer, .askedAt, .answeredAt, kind: type(t),
      party: p {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(p) WHERE l <> 'Entity'])}} AS one
    RETURN one
  } AS parties,
  COLLECT {
    MATCH (n)-[t:CONCERNS]->(x:Entity)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
    WITH x ORDER BY x.id
    WITH x {.*, searchText: null, noun: head([l IN labels(x) WHERE l <> 'Entity'])} AS one
    RETURN one
  } AS concerns,
  COLLECT {
    MATCH (n)-[:MOVED]->(m:Move)
    WHERE any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
    WITH m ORDER BY m.version
    WITH m {.*} AS one
    RETURN one
  } AS history
RETURN n.id AS id, parties, concerns, history
