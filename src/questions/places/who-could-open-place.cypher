// Who could open a place to be in this house: who wishes one near it, whose house is it, and which groups have done it before?
// The open wishes for these topics or something narrower, to give or to do together, in the district of the place and those beside it (200); those who own or run
// the place, with what they offer of it; the groups there that run a place to be or are a salon (200), with up to 50 members each; and who of all these knows whom.
// $place  id; $topics  ids; $at  the moment asked about; $codes, $now  the viewer's codes and the server's clock
// → one row: place, located, owners [[tie, person, group or company, offer]], wishes [[person, tie, wish, tie, topic, depth, here]], wishesRead (how many were read), groups [[group, here, runs, place]],
//   members [[group id, person id, tie]], people, acquaintances [tie]; lists of cells as in people-of-places
MATCH (p:Entity {id: $place})
WHERE p:Place
  AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
WITH p,
  COLLECT {
    UNWIND p.districts AS id
    MATCH (home:District {id: id})
    WHERE any(a IN home.audience WHERE a IN $codes) AND home.audienceUntil > $now
    RETURN home ORDER BY home.id
  } AS homes
WITH p, homes,
  COLLECT {
    UNWIND homes AS home
    MATCH (home)-[t:ADJACENT_TO]-(near:District)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN near.audience WHERE a IN $codes) AND near.audienceUntil > $now
      AND NOT near.id IN p.districts
    RETURN DISTINCT near.id ORDER BY near.id
  } AS nearby
WITH p, homes, [h IN homes | [h.id, true]] + [n IN nearby | [n, false]] AS grounds
CALL (p) {
  MATCH (p)-[t:RUN_BY]->(o:Person|Group|Company)
  WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    AND any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
    AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
  WITH t, o ORDER BY t.id LIMIT 5
  RETURN collect([o, t]) AS owning
}
CALL (grounds) {
  UNWIND grounds AS ground
  UNWIND $topics AS topic
  MATCH (w:Wish)-[r:SHELVED_ON]->(:Shelf {key: ground[0] + '/Wish/' + topic})
  WHERE any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND any(a IN w.audience WHERE a IN $codes) AND w.audienceUntil > $now
    AND w.state IN ['OPEN', 'GROWING'] AND w.stance <> 'RECEIVE' AND coalesce(w.since <= $at, true)
  WITH w, min(r.depth) AS depth, max(CASE WHEN ground[1] THEN 1 ELSE 0 END) AS here ORDER BY here DESC, w.id LIMIT 200
  WITH collect({w: w, depth: depth, here: here}) AS some
  UNWIND some AS one
  WITH size(some) AS read, one.w AS w, one.depth AS depth, one.here AS here
  MATCH (x:Person)-[h:HAS_WISH]->(w)
  WHERE any(a IN h.audience WHERE a IN $codes) AND h.audienceUntil > $now
    AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
    AND coalesce(h.until > $at, true)
  CALL (w) {
    MATCH (w)-[b:ABOUT]->(topic:Topic)
    WHERE any(a IN b.audience WHERE a IN $codes) AND b.audienceUntil > $now
      AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
    WITH b, topic ORDER BY topic.id LIMIT 1
    RETURN b, topic
  }
  RETURN collect([x.id,
      [h.id, type(h), x.id, w.id, h.role, h.source, h.observedAt, h.assuredBy, h.audience, h.audienceUntil],
      [w.id, w.name, w.audience, w.audienceUntil],
      [b.id, type(b), w.id, topic.id, b.role, b.source, b.observedAt, b.assuredBy, b.audience, b.audienceUntil],
      [topic.id, topic.name, topic.audience, topic.audienceUntil, topic.nameEn], depth, here = 1]) AS wishes,
    collect(DISTINCT x) AS wishers, max(read) AS wishesRead
}
CALL (p, grounds) {
  CALL (p, grounds) {
    UNWIND grounds AS ground
    WITH p, ground, ground[0] + '/Place/IBASHO' AS shelf
    MATCH (q:Place)-[r:SHELVED_ON]->()
    USING INDEX r:SHELVED_ON(shelf, sort)
    WHERE r.shelf = shelf AND r.sort > '' AND q <> p
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN q.audience WHERE a IN $codes) AND q.audienceUntil > $now
    MATCH (q)-[t:RUN_BY]->(g:Group)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    RETURN g, ground[1] AS here, t, q
    UNION
    UNWIND grounds AS ground
    WITH p, ground, ground[0] + '/Group/SALON' AS shelf
    MATCH (g:Group)-[r:SHELVED_ON]->()
    USING INDEX r:SHELVED_ON(shelf, sort)
    WHERE r.shelf = shelf AND r.sort > ''
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN g.audience WHERE a IN $codes) AND g.audienceUntil > $now
    MATCH (g)-[t:MEETS_AT]->(q:Place)
    WHERE q <> p
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN q.audience WHERE a IN $codes) AND q.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    RETURN g, ground[1] AS here, t, q
  }
  WITH g, here, t, q ORDER BY g.id, t.id LIMIT 200
  RETURN collect([[g.id, g.name, g.audience, g.audienceUntil], here,
      [t.id, type(t), startNode(t).id, endNode(t).id, t.role, t.source, t.observedAt, t.assuredBy, t.audience, t.audienceUntil],
      [q.id, q.name, q.audience, q.audienceUntil]]) AS groups,
    collect(DISTINCT g) AS experienced
}
CALL (experienced) {
  UNWIND experienced AS g
  CALL (g) {
    MATCH (m:Person)-[t:MEMBER_OF]->(g)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
      AND coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
    WITH m, t ORDER BY m.id, t.id LIMIT 50
    RETURN m, t
  }
  RETURN collect([g.id, m.id, [t.id, type(t), m.id, g.id, t.role, t.source, t.observedAt, t.assuredBy, t.audience, t.audienceUntil]]) AS members,
    collect(DISTINCT m) AS joined
}
CALL (owning, wishers, joined) {
  UNWIND [o IN owning WHERE o[0]:Person | o[0]] + wishers + joined AS x
  WITH DISTINCT x ORDER BY x.id
  RETURN collect(x) AS everybody
}
CALL (everybody) {
  UNWIND everybody AS x
  CALL (x) {
    MATCH (x)-[k:KNOWS|FAMILY_OF]-(y:Person)
    WHERE any(a IN k.audience WHERE a IN $codes) AND k.audienceUntil > $now
      AND any(a IN y.audience WHERE a IN $codes) AND y.audienceUntil > $now
      AND coalesce(k.since <= $at, true) AND coalesce(k.until > $at, true)
    WITH k, y ORDER BY k.id LIMIT 50
    RETURN k, y
  }
  WITH DISTINCT k, y
  RETURN collect(DISTINCT [k.id, type(k), startNode(k).id, endNode(k).id, k.role, k.source, k.observedAt, k.assuredBy, k.audience, k.audienceUntil]) AS acquaintances,
    collect(DISTINCT y) AS known
}
CALL (everybody, known) {
  UNWIND everybody + known AS x
  WITH DISTINCT x ORDER BY x.id
  RETURN collect([x.id, x.name, x.audience, x.audienceUntil, x.birthYear, x.point]) AS people
}
RETURN p {.*, searchText: null, noun: 'Place'} AS place,
  [h IN homes | h {.id, .name, .audience, .audienceUntil, noun: 'District'}] AS districts,
  [o IN owning | [[o[1].id, type(o[1]), p.id, o[0].id, o[1].role, o[1].source, o[1].observedAt, o[1].assuredBy, o[1].audience, o[1].audienceUntil],
    [o[0].id, o[0].name, o[0].audience, o[0].audienceUntil], head([l IN labels(o[0]) WHERE l <> 'Entity'])]] AS owners,
  wishes, wishesRead, groups, members, acquaintances, people
