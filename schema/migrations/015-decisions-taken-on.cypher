// Every name that a voice corrected, a decision taken on and an insured offer bring, before anything bears it (see 003).

UNWIND ['firstText', 'insurance'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;

UNWIND ['TAKEN_ON_BY'] AS name
CALL db.createRelationshipType(name)
RETURN count(*) AS names;
