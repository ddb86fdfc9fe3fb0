// The file is in, wholly. The counts are of its rows, so that a run that was killed and begun again says the same as one in one go; what
// was refused at first and then taken in, once somebody named the city, counts as taken.
// $id; $rows  in the file; $refused  of them; $now  the server's clock
MATCH (r:ImportRun {id: $id})
SET r.finishedAt = $now, r.rows = $rows, r.refused = $refused, r.taken = $rows - $refused
