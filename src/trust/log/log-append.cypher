// Put one event at the end of the log, and on the list of everybody it names.
// $properties  of the event, chained and hashed; $seq, $hash  its own, for the head; $subjects  the persons and households it names
MATCH (c:AuditChain {id: 'log'})
SET c.seq = $seq, c.hash = $hash
CREATE (e:AuditEvent)
SET e = $properties
FOREACH (person IN $subjects | CREATE (:AuditSubject {person: person, seq: $seq}))
