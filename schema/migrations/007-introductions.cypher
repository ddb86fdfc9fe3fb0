// Introductions, and each move of them: a version is moved away from once.

CREATE CONSTRAINT introduction_id IF NOT EXISTS FOR (n:Introduction) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT move_key IF NOT EXISTS FOR (m:Move) REQUIRE m.key IS UNIQUE;

// Every name that their statements ask for, before anything bears it (see 003).
UNWIND ['stateSince', 'metAt', 'dueAt', 'waitingFor', 'declinedBy', 'position', 'answer', 'askedAt', 'answeredAt', 'move', 'state', 'from', 'reason', 'note',
  'recordedAt', 'introduction', 'introduces', 'introducesUntil', 'said', 'given', 'proxy', 'who', 'at', 'version', 'key', 'recordedBy'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;

UNWIND ['Introduction', 'Move'] AS name
CALL db.createLabel(name)
RETURN count(*) AS names;

UNWIND ['OF', 'TO', 'THROUGH', 'CONCERNS', 'MOVED'] AS name
CALL db.createRelationshipType(name)
RETURN count(*) AS names;
