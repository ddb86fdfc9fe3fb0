// Withdraw a consent, when whoever asks may and has read it as it stands.
// $id; $version  as it was read; $how  in words; $by  the viewer; $self  the viewer's own node, or '-'; $keeps  the districts the viewer keeps
// $codes, $now  the viewer's codes and the server's clock
// → records, version (before), settle (ids of what it covered, of the person, and of what the other side of an introduction agreed to show)
MATCH (p:Person)-[:GAVE]->(c:Consent {id: $id})
WHERE any(a IN c.audience WHERE a IN $codes) AND c.audienceUntil > $now
WITH p, c, c.version AS version, p.id = $self OR any(d IN p.districts WHERE d IN $keeps) AS records
CALL (c, version, records) {
  WITH c WHERE records AND version = $version
  SET c.withdrawnAt = coalesce(c.withdrawnAt, $now), c.withdrawnHow = coalesce(c.withdrawnHow, $how),
    c.withdrawnBy = coalesce(c.withdrawnBy, $by), c.version = version + 1
}
RETURN records, version, [p.id] + COLLECT { MATCH (c)-[:COVERS]->(n:Entity) RETURN n.id } + COLLECT {
  MATCH (c)-[:GIVEN_TO]->(other:Person)-[:GAVE]->(back:Consent)-[:GIVEN_TO]->(p)
  MATCH (back)-[:COVERS]->(n:Entity)
  RETURN DISTINCT n.id
} AS settle
