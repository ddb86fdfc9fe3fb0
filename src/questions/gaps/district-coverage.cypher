// What district is this, and how much is known of it at all? Unknown is not none.
// $district  id; $at  the moment asked about; $codes, $now  the viewer's codes and the server's clock
// → district, known: visible offers, counted up to 501 in list order; confirmed: of these within a year before; population
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
CALL (d) {
  WITH d.id + '/Offer' AS shelf
  MATCH (o:Offer)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
      AND any(a IN o.partyAudience WHERE a IN $codes)
      AND any(a IN o.partyTieAudience WHERE a IN $codes)
      AND o.partyAudienceUntil > $now)
  WITH o ORDER BY r.shelf, r.sort LIMIT 501
  RETURN count(o) AS known, count(CASE WHEN o.observedAt > $at - duration('P1Y') THEN 1 END) AS confirmed
}
RETURN d {.id, .name, .audience, .audienceUntil, noun: 'District'} AS district, known, confirmed, d.population AS population
