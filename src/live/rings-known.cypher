// Which rings of a district were told last? Writing first takes the lock: nobody else tells of them until this transaction is over. No row when the turn
// has gone to somebody else meanwhile, who knows better.
// $district; $by  who has the turn
// → rings, null when nobody looked yet
MATCH (w:RingWatch {district: $district})
SET w.district = $district
WITH w WHERE w.by = $by
RETURN w.rings AS rings
