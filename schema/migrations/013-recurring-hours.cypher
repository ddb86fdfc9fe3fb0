// Hours that do not return every week: the names under which they are kept, before anything bears them (see 003). Where they are absent, all return every week.

UNWIND ['slotWeeks', 'slotDays', 'slotTimes'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;
