// Take away the oldest events, and keep where they ended.
// $from  the first one's place; $seq, $hash  of the last one that goes
// → pruned (how many went)
MATCH (c:AuditChain {id: 'log'})
SET c.anchorSeq = $seq, c.anchorHash = $hash
WITH c
CALL () {
  MATCH (s:AuditSubject)
  WHERE s.seq >= $from AND s.seq <= $seq
  DELETE s
}
CALL () {
  MATCH (e:AuditEvent)
  WHERE e.seq >= $from AND e.seq <= $seq
  DELETE e
  RETURN count(*) AS pruned
}
RETURN pruned
