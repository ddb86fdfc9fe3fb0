// Who stands at the ends of these ties?
// $refs  [id, source, sourceId]: either the id or the other two are given
// → at  the place in $refs; id, noun
UNWIND range(0, size($refs) - 1) AS at
WITH at, $refs[at] AS ref
CALL (ref) {
  MATCH (n:Entity {id: ref[0]})
  USING INDEX SEEK n:Entity(id)
  RETURN n
  UNION
  MATCH (n:Entity {source: ref[1], sourceId: ref[2]})
  USING INDEX SEEK n:Entity(source, sourceId)
  RETURN n
}
RETURN at, n.id AS id, [l IN labels(n) WHERE l <> 'Entity'][0] AS noun
