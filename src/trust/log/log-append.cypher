// Put events at the end of the log, and each on the list of everybody it names.
// $events  their properties, chained and hashed, in order; what has no seq is none; $seq, $hash  the last one's, for the head
MATCH (c:AuditChain {id: 'log'})
SET c.seq = $seq, c.hash = $hash
WITH c
UNWIND $events AS event
WITH event WHERE event.seq IS NOT NULL
CREATE (e:AuditEvent)
SET e = event
FOREACH (person IN e.subjects | CREATE (:AuditSubject {person: person, seq: e.seq}))
