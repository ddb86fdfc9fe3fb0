// Where does the log end? Writing on its head first takes the lock: whoever else wants to append waits until this transaction is over.
// $id  of the event that is to follow
// → seq, hash (of the last event), known (the event is there already, written by an attempt whose answer was lost)
MATCH (c:AuditChain {id: 'log'})
SET c.claimedBy = $id
WITH c
OPTIONAL MATCH (e:AuditEvent {id: $id})
RETURN c.seq AS seq, c.hash AS hash, e IS NOT NULL AS known
