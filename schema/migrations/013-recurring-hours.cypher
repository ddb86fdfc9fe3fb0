// Hours that do not return every week: the names under which they are kept, before anything bears them (see 003), and those that the matches both ways give
// to what they work out. Where the first three are absent, all hours return every week.

UNWIND ['slotWeeks', 'slotDays', 'slotTimes', 'best', 'shuts', 'what', 'serves', 'tied', 'p'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;
