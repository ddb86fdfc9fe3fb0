// What stands on these shelves, in reading order?
// $shelves  keys such as <district>/Place, <district>/Place/IBASHO, <district>/Need/<topic>
// $first  rows for each; $afterSort  the last row of the page before, or what sorts before all
// $codes, $now  the viewer's codes and the server's clock
// → shelf, rows: [{sort, node}], one more than asked for when there is more
UNWIND $shelves AS shelf
CALL (shelf) {
  MATCH (n:Entity)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > $afterSort
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
      AND (n.partyAudience IS NULL OR any(a IN n.partyAudience WHERE a IN $codes) AND any(a IN n.partyTieAudience WHERE a IN $codes)
        AND n.partyAudienceUntil > $now))
  WITH n, r ORDER BY r.shelf, r.sort LIMIT $first + 1
  RETURN collect({sort: r.sort, node: n {.*, searchText: null, noun: head([l IN labels(n) WHERE l <> 'Entity'])}}) AS rows
}
RETURN shelf, rows
