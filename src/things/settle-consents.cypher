// Who may read what these people agreed to? They themselves, and the coordinators of their districts.
// $ids  ids of entities, their districts already settled
UNWIND $ids AS id
MATCH (p:Entity {id: id})-[:GAVE]->(c:Consent)
USING INDEX SEEK p:Entity(id)
SET c.audience = ['self:' + p.id] + [d IN p.districts | 'coordinator@district:' + d],
  c.audienceUntil = datetime('9999-12-31T00:00Z')
