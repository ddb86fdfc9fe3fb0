// Register a new entity. A topic lies in no district: unless somebody says otherwise, it is everybody's.
// $id; $noun  its label; $properties; $now; $by  who registered it
CREATE (n:Entity:$($noun))
SET n = $properties
SET n.id = $id, n.version = 1, n.createdAt = $now, n.updatedAt = $now, n.recordedBy = $by,
  n.source = coalesce(n.source, 'musubi'), n.sourceId = $id, n.shownTo = coalesce(n.shownTo, CASE WHEN $noun = 'Topic' THEN 'PUBLIC' ELSE 'DISTRICT' END),
  n.state = CASE WHEN $noun IN ['Offer', 'Need', 'Wish', 'Decision'] THEN coalesce(n.state, 'OPEN') WHEN $noun = 'Voice' THEN 'INBOX' ELSE n.state END,
  n.heardAt = CASE WHEN $noun = 'Voice' THEN coalesce(n.heardAt, $now) ELSE n.heardAt END,
  n.since = CASE WHEN $noun IN ['Need', 'Wish'] THEN coalesce(n.since, $now) ELSE n.since END,
  n.observedAt = CASE WHEN $noun = 'Offer' THEN coalesce(n.observedAt, $now) ELSE n.observedAt END
