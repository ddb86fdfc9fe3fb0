// Imports are found among the events of the log without reading all of it: which began, and never came to their end?

CREATE INDEX audit_event_action IF NOT EXISTS FOR (e:AuditEvent) ON (e.action);
