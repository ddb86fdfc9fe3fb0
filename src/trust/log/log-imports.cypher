// Which imports began, ended, or were found without an end?
// → event, in order
MATCH (e:AuditEvent)
WHERE e.action IN ['importBegin', 'import', 'importUnfinished']
RETURN e {.*} AS event
ORDER BY e.seq
