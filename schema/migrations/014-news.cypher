// What happened in the districts, for those who listen: one list of events, numbered without a gap, and its head, which whoever adds to it takes first.

CREATE CONSTRAINT district_log_id IF NOT EXISTS FOR (h:DistrictLog) REQUIRE h.id IS UNIQUE;
CREATE CONSTRAINT district_event_seq IF NOT EXISTS FOR (e:DistrictEvent) REQUIRE e.seq IS UNIQUE;

// Every name that the statements about news ask for, before anything bears it (see 003).
UNWIND ['seq', 'at', 'kind', 'things', 'districts', 'near', 'projection', 'prunedAt', 'newsSeq', 'createdAt', 'stance', 'state', 'partyId'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;

UNWIND ['DistrictLog', 'DistrictEvent'] AS name
CALL db.createLabel(name)
RETURN count(*) AS names;

MERGE (h:DistrictLog {id: 'news'})
ON CREATE SET h.seq = 0;
