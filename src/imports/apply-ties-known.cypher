// Which of these ties are there already? Both ends are known, so only what lies between the two is looked at.
// $ends  [place in the batch, start, end, kind]
// → at; id, digest, version, importedVersion, goneSince; straight: whether it runs in this direction
UNWIND $ends AS end
MATCH (a:Entity {id: end[1]})
MATCH (b:Entity {id: end[2]})
MATCH (a)-[t]-(b)
WHERE type(t) = end[3]
RETURN end[0] AS at, t.id AS id, t.digest AS digest, t.version AS version, t.importedVersion AS importedVersion,
  t.goneSince AS goneSince, startNode(t) = a AS straight
