// Which rings of a district those who listen were told of, and whose turn it is to look for them.

CREATE CONSTRAINT ring_watch_district IF NOT EXISTS FOR (w:RingWatch) REQUIRE w.district IS UNIQUE;

// Every name that the statements about it ask for, before anything bears it (see 003).
UNWIND ['district', 'rings', 'seq', 'at', 'by', 'until', 'askedAt', 'action'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;

CALL db.createLabel('RingWatch');
