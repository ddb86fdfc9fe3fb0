// Which of these records are in the graph already, and as what?
// $keys  [place in the batch, source, sourceId, the id it would get, properties to complete where they are missing]
// → at; id (null: not there yet), digest, importRun, goneSince; byHand: all it says, where it was corrected since;
//   missing properties; takenBy: who else has that id
UNWIND $keys AS key
OPTIONAL MATCH (n:Entity {source: key[1], sourceId: key[2]})
USING INDEX SEEK n:Entity(source, sourceId)
OPTIONAL MATCH (other:Entity {id: key[3]})
USING INDEX SEEK other:Entity(id)
RETURN key[0] AS at, n.id AS id, n.digest AS digest, n.importRun AS importRun, n.goneSince AS goneSince,
  CASE WHEN coalesce(n.version, -1) <> coalesce(n.importedVersion, -1) THEN properties(n) END AS byHand,
  [name IN key[4] WHERE n[name] IS NULL] AS missing,
  CASE WHEN other IS NOT NULL AND (n IS NULL OR other.id <> n.id) THEN coalesce(other.name, other.id) END AS takenBy
