// Which of these things are there for the viewer, what are they, and does the viewer keep a district in which they lie?
// $ids  ids that an input names; $keeps  school districts; $codes, $now  the viewer's codes and the server's clock
// → id, noun, keeps
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
RETURN DISTINCT n.id AS id, head([l IN labels(n) WHERE l <> 'Entity']) AS noun,
  coalesce(any(d IN n.districts WHERE d IN $keeps), false) AS keeps
