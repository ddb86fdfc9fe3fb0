// What does the log say, the latest first?
// $before  only events before this place; $from, $until  only between these moments; $first  rows
// → event, one more than $first where there is more
MATCH (e:AuditEvent)
WHERE e.seq < $before AND e.at >= $from AND e.at < $until
RETURN e {.*} AS event
ORDER BY e.seq DESC LIMIT $first + 1
