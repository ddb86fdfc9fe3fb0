// What people agreed to, and what has come to an end of being seen.

CREATE CONSTRAINT consent_id IF NOT EXISTS FOR (c:Consent) REQUIRE c.id IS UNIQUE;
CREATE INDEX entity_audience_until IF NOT EXISTS FOR (n:Entity) ON (n.audienceUntil);

UNWIND ['shownUntil', 'holdsUntil', 'suffices', 'through', 'codes', 'purpose', 'to', 'given', 'said', 'proxy', 'givenAt', 'withdrawnAt', 'withdrawnBy', 'withdrawnHow'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;

CALL db.createLabel('Consent');

UNWIND ['GAVE', 'COVERS', 'GIVEN_TO', 'THROUGH'] AS name
CALL db.createRelationshipType(name)
RETURN count(*) AS names;
