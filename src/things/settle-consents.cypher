// Who may read what these people agreed to? They themselves, and the coordinators of their districts. To the same it is told, on the person, whether and
// until when somebody goes between for whomever a coordinator asks.
// $ids  ids of entities, their districts already settled
UNWIND $ids AS id
MATCH (p:Entity {id: id})-[:GAVE]->(c:Consent)
USING INDEX SEEK p:Entity(id)
SET c.audience = ['self:' + p.id] + [d IN p.districts | 'coordinator@district:' + d],
  c.audienceUntil = datetime('9999-12-31T00:00Z')
WITH p, collect(CASE
    WHEN c.purpose = 'GO_BETWEEN' AND c.to IN ['COORDINATORS', 'STAFF'] AND EXISTS { (c)-[:COVERS]->(p) } AND NOT EXISTS { (c)-[:THROUGH]->(:Entity) }
    THEN c.holdsUntil
  END) AS ends
SET p.introducesUntil = reduce(last = null, each IN ends | CASE WHEN last IS NULL OR each > last THEN each ELSE last END),
  p.introduces = CASE WHEN ends = [] THEN null ELSE ['self:' + p.id] + [d IN p.districts | 'coordinator@district:' + d] END
