// Write the folded texts by which entities are found and sorted, and their hours: minutes of the week, and where they do not all return every week, on which days they do.
// $rows  [id, folded name, folded reading, searched text, place in a list, starts and ends of the hours or null, kinds of day, days and times a year or null]
UNWIND $rows AS row
MATCH (n:Entity {id: row[0]})
USING INDEX SEEK n:Entity(id)
SET n.folded = row[1], n.foldedKana = row[2], n.searchText = row[3], n.sort = row[4], n.slotStarts = row[5], n.slotEnds = row[6],
  n.slotWeeks = row[7], n.slotDays = row[8], n.slotTimes = row[9]
