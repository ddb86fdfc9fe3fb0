// Keep which rings of a district are told by now, and give the turn back.
// $district; $rings  the things of each, as one text; $seq  where the log ended before they were looked for; $now  the server's clock
MATCH (w:RingWatch {district: $district})
SET w.rings = $rings, w.seq = $seq, w.at = $now, w.until = $now
