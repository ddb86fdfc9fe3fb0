// Take an introduction to be moved: whoever comes next waits, and then reads what was made of it. How does it stand?
// A tie that nobody may see joins nobody.
// $id; $self  the viewer's own node, or '-'; $keeps  districts the viewer keeps; $codes, $now  the viewer's codes and the server's clock
// → state, version, stateSince, metAt, waitingFor, declinedBy, keeps (it lies in a district the viewer keeps), parties [{id, noun, kind, position, answer, keeps, own, hidden, agreed}]
//   in turn (hidden: that they take part is not for the viewer to see; agreed: a person's recorded consent to be introduced to the other side holds, or none is needed), concerns [{id, noun, partyId}];
//   no row when there is none for the viewer
MATCH (n:Entity {id: $id})
WHERE n:Introduction AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
SET n.updatedAt = $now
WITH n
CALL (n) {
  MATCH (n)-[t:OF|TO|THROUGH]->(p:Entity)
  WHERE t.shownTo IS NOT NULL
  WITH n, t, p ORDER BY t.position, t.id
  RETURN collect({
    id: p.id, noun: head([l IN labels(p) WHERE l <> 'Entity']), kind: type(t), position: t.position, answer: t.answer,
    keeps: coalesce(any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now AND any(d IN p.districts WHERE d IN $keeps), false),
    own: coalesce(p.id = $self, false),
    hidden: NOT coalesce(any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now, false),
    agreed: type(t) = 'THROUGH' OR NOT p:Person OR EXISTS {
      MATCH (p)-[:GAVE]->(c:Consent {purpose: 'INTRODUCTION'})-[:GIVEN_TO]->(other:Entity)
      WHERE c.holdsUntil > $now AND NOT EXISTS { (c)-[:THROUGH]->(:Entity) }
        AND EXISTS { MATCH (n)-[side:OF|TO]->(other) WHERE side.shownTo IS NOT NULL }
    }
  }) AS parties
}
CALL (n) {
  MATCH (n)-[t:CONCERNS]->(x:Entity)
  WHERE t.shownTo IS NOT NULL
  WITH x ORDER BY x.id
  RETURN collect({id: x.id, noun: head([l IN labels(x) WHERE l <> 'Entity']), partyId: x.partyId}) AS concerns
}
RETURN n.state AS state, n.version AS version, n.stateSince AS stateSince, n.metAt AS metAt, n.waitingFor AS waitingFor, n.declinedBy AS declinedBy,
  coalesce(any(d IN n.districts WHERE d IN $keeps), false) AS keeps, parties, concerns
