// Whose audience has come to an end, so that it must be worked out again?
// $now  the server's clock; $limit  rows
// → id
MATCH (n:Entity)
WHERE n.audienceUntil <= $now
RETURN n.id AS id LIMIT $limit
