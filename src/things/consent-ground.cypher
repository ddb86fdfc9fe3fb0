// May this viewer record a consent of this person, what is the person's own, and are those named there?
// $person  who gives it; $self  the viewer's own node, or '-'; $keeps  the districts the viewer keeps
// $party, $goBetween  ids, or '-'; $codes, $now  the viewer's codes and the server's clock
// → records, own (ids), party, goBetween (ids, null where there is none that the viewer may see)
MATCH (p:Entity {id: $person})
WHERE p:Person AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
OPTIONAL MATCH (named:Entity {id: $party})
WHERE (named:Person OR named:Company) AND any(a IN named.audience WHERE a IN $codes) AND named.audienceUntil > $now
OPTIONAL MATCH (between:Entity {id: $goBetween})
WHERE between:Person AND between <> p AND any(a IN between.audience WHERE a IN $codes) AND between.audienceUntil > $now
RETURN p.id = $self OR any(d IN p.districts WHERE d IN $keeps) AS records,
  [p.id] + COLLECT {
    MATCH (p)-[t:OFFERS|HAS_NEED|HAS_WISH]->(own:Entity)
    WHERE coalesce(t.until > $now, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN own.audience WHERE a IN $codes) AND own.audienceUntil > $now
    RETURN own.id
  } AS own,
  named.id AS party,
  between.id AS goBetween
