// Which topics and districts may these words mean?
// $grams  every run of characters of the sentence that could be a word; $pieces  the sentence as a full-text query, or '-'
// $nouns  Topic, District; $codes, $now  the viewer's codes and the server's clock
// → entity {id, name, nameEn, noun, level}, words: those that stand in the sentence as [word, how]; texts: what the entity is called, when only
//   the full-text index found it
CALL () {
  UNWIND $grams AS gram
  MATCH (w:Word {folded: gram})-[t:NAMES]->(n:Topic|District)
  WHERE any(noun IN labels(n) WHERE noun IN $nouns)
    AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
  RETURN n, collect([w.folded, t.how]) AS words, [] AS texts
  UNION
  WITH $pieces AS pieces WHERE pieces <> '-'
  // All that share a piece, as many as the vocabulary has: a cut by the index would count what the viewer may not see.
  CALL db.index.fulltext.queryNodes('topic_text', pieces) YIELD node AS n
  WHERE 'Topic' IN $nouns
    AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
  RETURN n, [] AS words, split(n.searchText, ' / ') AS texts
}
RETURN n {.id, .name, .audience, .audienceUntil, .nameEn, .level, noun: head([l IN labels(n) WHERE l <> 'Entity'])} AS entity, words, texts
