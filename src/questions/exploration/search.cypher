// What is called like this, or tells of it?
// First what bears exactly this name or reading, then names that begin with it (in name order), then what the full-text index finds, ranked by our own
// measure: Lucene's scores weigh hidden things too. When more than 300 visible things match, the text hits are left out altogether rather than cut by
// a score, and `read` says so.
// $folded  what was typed, folded; $lucene  the same as a full-text query, '-' for none; $nouns  only these; $district  only in this district, or '-'
// $first  rows; $afterRank, $afterSort  the last row of the page before, or -1 and '-'; $codes, $now  the viewer's codes and the server's clock
// → one row: rows [{rank, sort, entity}], read [[what, how many were]]
CALL () {
  MATCH (n:Entity)
  WHERE n.folded STARTS WITH $folded
    AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    AND any(l IN labels(n) WHERE l IN $nouns) AND ($district = '-' OR $district IN n.districts)
  WITH n ORDER BY n.folded, n.id LIMIT 300
  RETURN collect(n) AS byName
}
CALL () {
  MATCH (n:Entity)
  WHERE n.foldedKana STARTS WITH $folded
    AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    AND any(l IN labels(n) WHERE l IN $nouns) AND ($district = '-' OR $district IN n.districts)
  WITH n ORDER BY n.foldedKana, n.id LIMIT 300
  RETURN collect(n) AS byReading
}
CALL () {
  WITH $lucene AS query WHERE query <> '-'
  CALL db.index.fulltext.queryNodes('entity_text', query) YIELD node AS n
  WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    AND any(l IN labels(n) WHERE l IN $nouns) AND ($district = '-' OR $district IN n.districts)
  WITH n LIMIT 301
  RETURN collect(n) AS told
  UNION ALL
  WITH $lucene AS query WHERE query = '-'
  RETURN [] AS told
}
WITH byName + byReading AS named, CASE WHEN size(told) > 300 THEN [] ELSE told END AS told,
  [['NAMED', CASE WHEN size(byName) > size(byReading) THEN size(byName) ELSE size(byReading) END], ['TOLD_OF', size(told)]] AS read
RETURN read, COLLECT {
  UNWIND named + told AS n
  WITH DISTINCT n
  WITH n, CASE
    WHEN n.folded = $folded OR n.foldedKana = $folded THEN 0
    WHEN n.folded STARTS WITH $folded OR n.foldedKana STARTS WITH $folded THEN 1
    WHEN n.folded CONTAINS $folded OR n.foldedKana CONTAINS $folded THEN 2
    ELSE 3 END AS rank
  WHERE rank > $afterRank OR (rank = $afterRank AND n.sort > $afterSort)
  RETURN {rank: rank, sort: n.sort, entity: n {.*, searchText: null, noun: head([l IN labels(n) WHERE l <> 'Entity'])}}
  ORDER BY rank, n.sort LIMIT $first + 1
} AS rows
