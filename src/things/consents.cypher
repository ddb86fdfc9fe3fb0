// What did these people agree to?
// $ids  people; $id  one consent instead, or '-'; $codes, $now  the viewer's codes and the server's clock
// → person (id), consent; the latest first, at most fifty for each person
CALL () {
  UNWIND $ids AS id
  MATCH (p:Entity {id: id})
  WHERE any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
  CALL (p) {
    MATCH (p)-[:GAVE]->(c:Consent)
    WHERE any(a IN c.audience WHERE a IN $codes) AND c.audienceUntil > $now
    RETURN c ORDER BY c.givenAt DESC, c.id LIMIT 50
  }
  RETURN p, c
  UNION
  MATCH (p:Person)-[:GAVE]->(c:Consent {id: $id})
  WHERE any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    AND any(a IN c.audience WHERE a IN $codes) AND c.audienceUntil > $now
  RETURN p, c
}
RETURN p.id AS person, c {
  .id, .audience, .audienceUntil, .purpose, .to, .given, .said, .proxy, .givenAt, .until, .withdrawnAt, .withdrawnHow, .recordedBy, .version,
  holds: coalesce(c.holdsUntil > $now, false),
  person: p {.id, .name, .audience, .audienceUntil, noun: 'Person'},
  covers: COLLECT {
    MATCH (c)-[:COVERS]->(n:Entity)
    WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    RETURN n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])} ORDER BY n.id
  },
  party: head(COLLECT {
    MATCH (c)-[:GIVEN_TO]->(n:Entity)
    WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    RETURN n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])}
  }),
  goBetween: head(COLLECT {
    MATCH (c)-[:THROUGH]->(n:Entity)
    WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    RETURN n {.id, .name, .audience, .audienceUntil, noun: 'Person'}
  })
} AS consent
ORDER BY person, c.givenAt DESC, c.id
