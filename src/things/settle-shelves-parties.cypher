// Hang people, households, groups, companies and places on the shelf of their noun in every district they are in, and of those above it:
// `<district>/<Noun>`, and by type `<district>/<Noun>/<type>`. The shelf's tie is seen by those who may see the tie that places the entity there,
// until the first of these ends.
// $ids  ids of entities; $now  the server's clock
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN]->(:District)-[:PART_OF*0..3]->(d:District)
USING INDEX SEEK n:Entity(id)
WHERE t.until IS NULL OR t.until > $now
WITH n, d.id + '/' + [l IN labels(n) WHERE l <> 'Entity'][0] AS shelf, collect(t) AS ties, min(t.audienceUntil) AS earliest
UNWIND [shelf] + CASE WHEN n.type IS NULL THEN [] ELSE [shelf + '/' + n.type] END AS key
MERGE (s:Shelf {key: key})
CREATE (n)-[:SHELVED_ON {
  shelf: key,
  sort: n.sort,
  audience: reduce(codes = [], t IN ties | codes + [c IN coalesce(t.audience, []) WHERE NOT c IN codes]),
  audienceUntil: earliest
}]->(s)
