// Where does the log end? Writing on its head first takes the lock: whoever else wants to append waits until this transaction is over.
// $ids  of the events that are to follow, '-' for none
// → seq, hash (of the last event), known (those that are there already, written by an attempt whose answer was lost)
MATCH (c:AuditChain {id: 'log'})
SET c.claimedBy = $ids[-1]
WITH c
RETURN c.seq AS seq, c.hash AS hash, COLLECT { UNWIND $ids AS id MATCH (e:AuditEvent {id: id}) RETURN id } AS known
