// What was corrected of a record stands on the record itself; the first correction of all must not make every plan anew (see 003).

UNWIND ['corrections'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;
