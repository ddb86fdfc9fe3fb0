// Where do the news end?
// The last event itself says so, not the head: whoever sees it sees all before it, while the head may be seen a moment before its event.
// → last, 0 where nothing happened yet
OPTIONAL MATCH (e:DistrictEvent)
WHERE e.seq > 0
WITH e ORDER BY e.seq DESC LIMIT 1
RETURN coalesce(e.seq, 0) AS last
