// The log of who changed and who saw what: one chain of events, its head, and a list for each person in it.

CREATE CONSTRAINT audit_chain_id IF NOT EXISTS FOR (c:AuditChain) REQUIRE c.id IS UNIQUE;
CREATE CONSTRAINT audit_event_seq IF NOT EXISTS FOR (e:AuditEvent) REQUIRE e.seq IS UNIQUE;
CREATE CONSTRAINT audit_event_id IF NOT EXISTS FOR (e:AuditEvent) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT audit_subject IF NOT EXISTS FOR (s:AuditSubject) REQUIRE (s.person, s.seq) IS UNIQUE;
CREATE INDEX audit_subject_seq IF NOT EXISTS FOR (s:AuditSubject) ON (s.seq);

// Every name that the log's statements ask for, before anything bears it (see 003).
UNWIND ['seq', 'hash', 'previous', 'who', 'roles', 'office', 'action', 'about', 'subjects', 'basis', 'why', 'report', 'requestId', 'at', 'person', 'claimedBy',
  'anchorSeq', 'anchorHash'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;

UNWIND ['AuditChain', 'AuditEvent', 'AuditSubject'] AS name
CALL db.createLabel(name)
RETURN count(*) AS names;

// Where the chain begins: no event yet, and nothing to hold on to but zeros.
MERGE (c:AuditChain {id: 'log'})
ON CREATE SET c.seq = 0, c.hash = '0000000000000000000000000000000000000000000000000000000000000000', c.anchorSeq = 0,
  c.anchorHash = '0000000000000000000000000000000000000000000000000000000000000000';
