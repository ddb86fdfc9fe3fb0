// The help that an introduction began ends with it; it stays in the history.
// $id; $at  when it ended
MATCH (:Entity {id: $id})-[:CONCERNS]->(:Offer)-[h:HELPS]->(:Entity)
WHERE h.introduction = $id AND h.until IS NULL
SET h.until = $at, h.version = h.version + 1
