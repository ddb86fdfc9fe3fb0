// Wishes take shape: their steps, who cheers them on, what they wait for, and who goes along the first time. Every name that a question or a settling asks
// for, before anything bears it (see 003).

UNWIND ['voicing', 'proxy', 'blockedBy', 'outcome', 'movedAt', 'movedBy', 'shownChosenBy', 'accompanies', 'at'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;

CALL db.createLabel('WishStep');

UNWIND ['HAS_STEP', 'BLOCKED_BY', 'SUPPORTS', 'GATHERS'] AS name
CALL db.createRelationshipType(name)
RETURN count(*) AS names;
