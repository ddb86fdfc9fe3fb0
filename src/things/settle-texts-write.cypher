// Write the folded texts by which entities are found and sorted, and their weekly hours in minutes.
// $rows  [id, folded name, folded reading, searched text, place in a list, starts and ends of the weekly hours or null]
UNWIND $rows AS row
MATCH (n:Entity {id: row[0]})
USING INDEX SEEK n:Entity(id)
SET n.folded = row[1], n.foldedKana = row[2], n.searchText = row[3], n.sort = row[4], n.slotStarts = row[5], n.slotEnds = row[6]
