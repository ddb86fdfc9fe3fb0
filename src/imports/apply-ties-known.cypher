// Which of these ties are there already?
// Looked for from the ends' outgoing ties only, so that a district into which thousands of ties run is never walked.
// $ends  [place in the batch, start, end, kind]; $now  the server's clock
// → at; id, digest, byHand: all it says, where it was corrected since; goneSince; live: it has not ended; straight: it runs in this direction
UNWIND $ends AS end
CALL (end) {
  MATCH (a:Entity {id: end[1]})
  USING INDEX SEEK a:Entity(id)
  MATCH (a)-[t]->(b)
  WHERE type(t) = end[3] AND b.id = end[2]
  RETURN t, true AS straight
  UNION
  MATCH (b:Entity {id: end[2]})
  USING INDEX SEEK b:Entity(id)
  MATCH (b)-[t]->(a)
  WHERE type(t) = end[3] AND a.id = end[1]
  RETURN t, false AS straight
}
RETURN end[0] AS at, t.id AS id, t.digest AS digest,
  CASE WHEN coalesce(t.version, -1) <> coalesce(t.importedVersion, -1) THEN properties(t) END AS byHand,
  t.goneSince AS goneSince, coalesce(t.until > $now, true) AS live, straight
