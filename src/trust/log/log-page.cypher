// Which events follow in the log?
// $after  the place to go on behind, or 0; $from, $until  only between these moments; $limit  events
// → event, listed (the persons whose lists it stands on), in order
MATCH (e:AuditEvent)
WHERE e.seq > $after AND e.at >= $from AND e.at < $until
WITH e ORDER BY e.seq LIMIT $limit
RETURN e {.*} AS event, COLLECT { MATCH (s:AuditSubject) WHERE s.seq = e.seq RETURN s.person ORDER BY s.person } AS listed
ORDER BY e.seq
