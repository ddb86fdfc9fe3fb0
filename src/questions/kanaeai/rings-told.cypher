// How is each of these links told: who gives what to whom, what both are about, and do the two know each other?
// $refs  [id of an offer or a wish to give, id of a need or wish], each; $at  the moment asked about; $codes, $now  the viewer's codes and the server's clock
// → one row a link: gift, demand (ids), gives, receives, giver, receiver, reasons (paths), step (what a ring says of it)
UNWIND $refs AS link
CALL (link) {
  MATCH (g:Entity {id: link[0]})<-[gives:OFFERS|HAS_WISH]-(p:Entity)
  WHERE (g:Offer OR g:Wish) AND p.id = g.partyId AND coalesce(gives.until > $now, true)
    AND any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
    AND any(a IN gives.audience WHERE a IN $codes) AND gives.audienceUntil > $now
    AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
  RETURN g, gives, p ORDER BY gives.id LIMIT 1
}
CALL (link) {
  MATCH (w:Entity {id: link[1]})<-[has:HAS_NEED|HAS_WISH]-(q:Entity)
  WHERE (w:Need OR w:Wish) AND q.id = w.partyId AND coalesce(has.until > $now, true)
    AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
    AND any(a IN has.audience WHERE a IN $codes) AND has.audienceUntil > $now
    AND any(a IN q.audience WHERE a IN $codes) AND q.audienceUntil > $now
  RETURN w, has, q ORDER BY has.id LIMIT 1
}
CALL (g, w) {
  MATCH (g)-[b:ABOUT]->(topic:Topic)
  WHERE any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
    AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
  MATCH (w)-[c:ABOUT]->(own:Topic)
  WHERE any(a IN c.audience WHERE a IN $codes) AND c.audienceUntil > $now
    AND any(a IN own.audience WHERE a IN $codes) AND own.audienceUntil > $now
  MATCH (topic)-[ts:BROADER*0..3]->(own)
  WHERE all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
  RETURN b, topic, c, own, ts ORDER BY size(ts), topic.id, own.id LIMIT 1
}
WITH g, gives, p, w, has, q, b, topic, c, own, ts, head(ts) AS up,
  g {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(g) WHERE l <> 'Entity'])} AS gift,
  w {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(w) WHERE l <> 'Entity'])} AS demand,
  p {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(p) WHERE l <> 'Entity'])} AS giver,
  q {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(q) WHERE l <> 'Entity'])} AS receiver,
  topic {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'} AS about,
  own {.id, .name, .audience, .audienceUntil, .nameEn, noun: 'Topic'} AS wanted
WITH g, p, w, q, gift, demand, giver, receiver,
  [giver, gives {.*, kind: type(gives)}, gift] AS giving,
  [receiver, has {.*, kind: type(has)}, demand] AS having,
  [gift, b {.*, kind: 'ABOUT'}, about] AS giftAbout,
  [demand, c {.*, kind: 'ABOUT'}, wanted] AS demandAbout,
  CASE WHEN size(ts) = 1 THEN [[about, up {.*, kind: 'BROADER'}, wanted]] ELSE [] END AS broader
// The strongest tie between the two: they know each other, one goes to the other, or both go to the same place.
OPTIONAL CALL (p, q, giver, receiver) {
  CALL (p, q, giver, receiver) {
    MATCH (p)-[t:KNOWS|FAMILY_OF]-(q)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    RETURN 1 AS rank, t.id AS key, [[giver, t {.*, kind: type(t)}, receiver]] AS steps
    UNION
    MATCH (p)-[t:MEMBER_OF|FREQUENTS|WORKS_AT]->(q)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    RETURN 2 AS rank, t.id AS key, [[giver, t {.*, kind: type(t)}, receiver]] AS steps
    UNION
    MATCH (q)-[t:MEMBER_OF|FREQUENTS|WORKS_AT]->(p)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    RETURN 2 AS rank, t.id AS key, [[receiver, t {.*, kind: type(t)}, giver]] AS steps
    UNION
    MATCH (p)-[t:MEMBER_OF|FREQUENTS|WORKS_AT]->(via:Group|Place|Company)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN via.audience WHERE a IN $codes) AND via.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    MATCH (q)-[u:MEMBER_OF|FREQUENTS|WORKS_AT]->(via)
    WHERE any(a IN u.audience WHERE a IN $codes) AND u.audienceUntil > $now
      AND coalesce(u.since <= $at, true) AND coalesce(u.until > $at, true)
    WITH giver, receiver, t, u, via {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(via) WHERE l <> 'Entity'])} AS hall
    RETURN 3 AS rank, t.id AS key, [[giver, t {.*, kind: type(t)}, hall], [receiver, u {.*, kind: type(u)}, hall]] AS steps
  }
  RETURN steps AS acquainted ORDER BY rank, key LIMIT 1
}
RETURN g.id AS gift, w.id AS demand,
  g {.*, searchText: null, noun: gift.noun} AS gives,
  w {.*, searchText: null, noun: demand.noun} AS receives,
  p {.*, searchText: null, noun: giver.noun} AS giver,
  q {.*, searchText: null, noun: receiver.noun} AS receiver,
  [path IN [[giving, giftAbout] + broader, [having, demandAbout], acquainted] WHERE size(path) > 0] AS reasons,
  [giving, giftAbout, having] AS step
