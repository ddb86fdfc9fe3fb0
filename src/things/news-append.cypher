// Put these events at the end of the news, numbered without a gap. Writing on the head first takes the lock: whoever else has news waits until this
// transaction is over, so nothing is ever seen behind a number that is still to come.
// $news  [kind, things, districts, near, projection] in order, an empty list is none; $now
MATCH (h:DistrictLog {id: 'news'})
SET h.at = $now
WITH h, h.seq AS before, [row IN $news WHERE size(row) > 0] AS rows
SET h.seq = before + size(rows)
WITH before, rows
UNWIND range(0, size(rows) - 1) AS place
WITH before + place + 1 AS seq, rows[place] AS row
CALL (seq, row) {
  // What is new keeps its number: of two that meet, the later one's event tells it.
  UNWIND CASE WHEN row[0] STARTS WITH 'NEW_' THEN row[1] ELSE [] END AS id
  MATCH (n:Entity {id: id})
  SET n.newsSeq = seq
}
CREATE (:DistrictEvent {seq: seq, at: $now, kind: row[0], things: row[1], districts: row[2], near: row[3], projection: row[4]})
