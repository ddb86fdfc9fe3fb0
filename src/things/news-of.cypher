// What of this is news: which of these things are new, and what became of the one that was written?
// News of a thing is news where it lies; of one that lies nowhere by itself (an introduction) where those lie that it touches, and then only by them: `near`.
// $about  the id of what was written; $ids  it and whatever it touched; $born, $changed  what it is called, by noun; $now  the moment that the write set
// → kind, thing, districts, near, in order
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WITH collect(DISTINCT n) AS nodes
UNWIND nodes AS n
WITH nodes, n, head([l IN labels(n) WHERE l <> 'Entity']) AS noun
WITH nodes, n, CASE WHEN n.createdAt = $now THEN $born[noun] WHEN n.id = $about THEN $changed[noun] END AS kind
WHERE kind IS NOT NULL
WITH n, kind, CASE WHEN size(coalesce(n.districts, [])) > 0 THEN []
    ELSE [other IN nodes WHERE NOT other:District AND NOT other:Topic AND size(coalesce(other.districts, [])) > 0 | other] END AS placing
WITH kind, n.id AS thing, [other IN placing | other.id] AS near,
  reduce(all = coalesce(n.districts, []), other IN placing | all + [d IN other.districts WHERE NOT d IN all]) AS districts
WHERE size(districts) > 0
RETURN kind, thing, districts, near
ORDER BY thing <> $about, thing
