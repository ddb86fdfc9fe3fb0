// What may each of these sentences be about, and who is named in it?
// Every run of characters that could be a word is looked up as a word of a topic, and as somebody's whole name; what stands before a form of address is
// looked up as the beginning of a name. Only those who live or are active where the sentence was heard.
// $rows  [which, runs of characters, the sentence as a full-text query or '-', runs that could be a name, beginnings of names, school districts]
// $codes, $now  the viewer's codes and the server's clock
// → at, topics [{entity, words, texts}], people [{whole, party}]
UNWIND $rows AS row
CALL (row) {
  CALL (row) {
    UNWIND row[1] AS gram
    MATCH (w:Word {folded: gram})-[t:NAMES]->(n:Topic)
    WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    RETURN n, collect([w.folded, t.how]) AS words, [] AS texts
    UNION
    WITH row[2] AS pieces WHERE pieces <> '-'
    // All that share a piece, as many as the vocabulary has: a cut by the index would count what the viewer may not see.
    CALL db.index.fulltext.queryNodes('topic_text', pieces) YIELD node AS n
    WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    RETURN n, [] AS words, split(n.searchText, ' / ') AS texts
  }
  WITH n {.id, .name, .audience, .audienceUntil, .nameEn, .level, noun: 'Topic'} AS entity, words, texts ORDER BY n.id
  RETURN collect({entity: entity, words: words, texts: texts}) AS topics
}
CALL (row) {
  CALL (row) {
    UNWIND row[3] AS gram
    MATCH (p:Entity {folded: gram})
    USING INDEX p:Entity(folded)
    WHERE (p:Person OR p:Group OR p:Company) AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    RETURN p, true AS whole
    UNION
    UNWIND row[4] AS begins
    MATCH (p:Entity)
    USING INDEX p:Entity(folded)
    WHERE p.folded STARTS WITH begins AND p:Person AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    RETURN p, false AS whole
    UNION
    UNWIND row[4] AS begins
    MATCH (p:Entity)
    USING INDEX p:Entity(foldedKana)
    WHERE p.foldedKana STARTS WITH begins AND p:Person AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
    RETURN p, false AS whole
  }
  WITH p, max(CASE WHEN whole THEN 1 ELSE 0 END) AS whole, row
  WHERE any(d IN p.districts WHERE d IN row[5])
  WITH p, whole ORDER BY whole DESC, p.id LIMIT 5
  WITH p {.id, .name, .audience, .audienceUntil, noun: head([l IN labels(p) WHERE l <> 'Entity'])} AS party, whole
  RETURN collect({whole: whole = 1, party: party}) AS people
}
RETURN row[0] AS at, topics, people
