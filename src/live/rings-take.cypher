// Take the turn to look for the rings of a district, for a while; whoever holds it and is gone loses it then. No row when somebody else has it.
// $district; $by  who; $until  till when; $now  the server's clock
// → taken
MERGE (w:RingWatch {district: $district})
ON CREATE SET w.until = $now
SET w.askedAt = $now
WITH w WHERE w.until <= $now
SET w.by = $by, w.until = $until
RETURN true AS taken
