// Put one event at the end of the log, and on the list of everybody it names.
// $properties  of the event, chained and hashed; $seq, $hash  its own, for the head
MATCH (c:AuditChain {id: 'log'})
SET c.seq = $seq, c.hash = $hash
CREATE (e:AuditEvent)
SET e = $properties
FOREACH (person IN e.subjects | CREATE (:AuditSubject {person: person, seq: $seq}))
