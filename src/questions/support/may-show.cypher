// May this be shown to them, on which basis, and if not: who is to be asked first?
// $thing  id; $to  COORDINATORS COMMISSIONERS STAFF of the thing's districts, or NAMED: the one of id $party ('-' otherwise)
// $codes, $now  the viewer's codes and the server's clock
// → one row: thing, party (the one named, null where there is none that may be seen), basis (null: not to be shown), reasons (whose it is),
//   ask [{person, reasons}]: those whom a consent names to be asked first, else those whose it is
MATCH (n:Entity {id: $thing})
WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
OPTIONAL MATCH (named:Entity {id: $party})
WHERE (named:Person OR named:Company) AND any(a IN named.audience WHERE a IN $codes) AND named.audienceUntil > $now
WITH n, named,
  CASE $to
    WHEN 'COORDINATORS' THEN [d IN n.districts | 'coordinator@district:' + d]
    WHEN 'COMMISSIONERS' THEN [d IN n.districts | 'commissioner@district:' + d]
    WHEN 'STAFF' THEN ['staff']
    ELSE ['self:' + named.id]
  END AS theirs,
  COLLECT {
    CALL (n) {
      WITH n WHERE n:Person
      RETURN n AS holder, null AS has
      UNION
      MATCH (n)<-[t:OFFERS|HAS_NEED|HAS_WISH]-(p:Person)
      WHERE coalesce(t.until > $now, true)
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
      RETURN p AS holder, t AS has
    }
    RETURN {holder: holder, has: has} ORDER BY holder.id LIMIT 5
  } AS holders
WITH n, named, theirs, holders,
  COLLECT {
    UNWIND holders AS h
    WITH h.holder AS holder, h.has AS t WHERE t IS NOT NULL
    RETURN [[holder {.id, .name, .audience, .audienceUntil, noun: 'Person'}, t {.*, kind: type(t)}, n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])}]]
  } AS owned,
  COLLECT {
    MATCH (n)-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN|SERVES]->(d:District)
    WHERE coalesce(t.until > $now, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
    RETURN [[n {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])}, t {.*, kind: type(t)}, d {.id, .name, .audience, .audienceUntil, noun: 'District'}]]
    ORDER BY d.id LIMIT 1
  } AS lies,
  // Whom the people whose it is named, to be asked before it is shown.
  COLLECT {
    UNWIND holders AS h
    WITH h.holder AS holder
    MATCH (n)<-[:COVERS]-(c:Consent)<-[:GAVE]-(holder)
    WHERE c.to = $to AND c.withdrawnAt IS NULL AND coalesce(c.until > $now, true)
      AND any(a IN c.audience WHERE a IN $codes) AND c.audienceUntil > $now
      AND ($to <> 'NAMED' OR named.id IN COLLECT {
        MATCH (c)-[:GIVEN_TO]->(to:Entity)
        WHERE any(a IN to.audience WHERE a IN $codes) AND to.audienceUntil > $now
        RETURN to.id
      })
    MATCH (c)-[:THROUGH]->(x:Person)
    WHERE any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
    WITH DISTINCT holder, x
    WITH x, holder, COLLECT {
      MATCH (x)-[t:KNOWS|FAMILY_OF|WATCHES_OVER]-(holder)
      WHERE coalesce(t.until > $now, true)
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      WITH startNode(t) AS a, t, endNode(t) AS b ORDER BY t.id LIMIT 2
      RETURN [[a {.id, .name, .audience, .audienceUntil, noun: 'Person'}, t {.*, kind: type(t)}, b {.id, .name, .audience, .audienceUntil, noun: 'Person'}]]
    } AS paths
    RETURN {person: x {.*, searchText: null, noun: 'Person'}, reasons: paths}
    ORDER BY x.id LIMIT 5
  } AS between
RETURN n {.*, searchText: null, noun: head([l IN labels(n) WHERE l <> 'Entity'])} AS thing,
  named {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(named) WHERE l <> 'Entity'])} AS party,
  CASE
    WHEN 'public' IN n.audience THEN 'PUBLIC'
    WHEN NOT any(a IN n.audience WHERE a IN theirs) THEN null
    WHEN $to = 'NAMED' AND any(h IN holders WHERE h.holder = named) THEN 'OWN'
    WHEN $to = 'COORDINATORS' AND n.shownTo <> 'SELF' THEN 'OFFICE'
    WHEN $to = 'COMMISSIONERS' AND n.shownTo = 'COMMISSIONER' THEN 'OFFICE'
    ELSE 'OWN_CONSENT'
  END AS basis,
  owned[0..2] + lies AS reasons,
  CASE WHEN between = [] THEN COLLECT {
    UNWIND holders AS h
    WITH h.holder AS holder
    RETURN {person: holder {.*, searchText: null, noun: 'Person'}, reasons: []}
  } ELSE between END AS ask
