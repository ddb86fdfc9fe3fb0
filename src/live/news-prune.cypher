// Take away the oldest news; the last one stays, so that it can always be seen where they end. Two who do so at once wait for each other at the head.
// $before  what happened earlier goes; $limit  events at once; $now
// → pruned (how many went)
MATCH (h:DistrictLog {id: 'news'})
SET h.prunedAt = $now
WITH h, h.seq AS end
MATCH (e:DistrictEvent)
WHERE e.seq > 0 AND e.seq < end
WITH e ORDER BY e.seq LIMIT $limit
WITH e WHERE e.at < $before
DELETE e
RETURN count(*) AS pruned
