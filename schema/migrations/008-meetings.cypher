// Every name that voices, meetings and decisions bring, before anything bears it (see 003).

UNWIND ['text', 'how', 'heardAt', 'future', 'setAsideWhy', 'heldAt', 'attendance', 'due', 'outcome', 'closedAt'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;

UNWIND ['Voice', 'Meeting', 'Decision'] AS name
CALL db.createLabel(name)
RETURN count(*) AS names;

UNWIND ['HELD', 'TOOK_PART', 'VOICED', 'HEARD_IN', 'HEARD_AT', 'BECAME', 'DECIDED', 'LED_TO'] AS name
CALL db.createRelationshipType(name)
RETURN count(*) AS names;
