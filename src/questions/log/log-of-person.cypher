// What does the log say of this person, the latest first?
// $person  id of a person or household; $before  only events before this place; $from, $until  only between these moments; $first  rows
// → event, one more than $first where there is more
MATCH (s:AuditSubject)
WHERE s.person = $person AND s.seq < $before
MATCH (e:AuditEvent {seq: s.seq})
WHERE e.at >= $from AND e.at < $until
RETURN e {.*} AS event
ORDER BY e.seq DESC LIMIT $first + 1
