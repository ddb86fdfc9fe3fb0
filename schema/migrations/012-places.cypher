// Every name that the questions about places ask for, before anything bears it (see 003).

UNWIND ['openingHours', 'openingSlots', 'openFor', 'accessibility', 'equipment', 'capacity', 'populationUnder15', 'population65over'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;
