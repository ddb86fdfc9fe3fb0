// What district is this, and how much is known of it at all? Unknown is not none.
// $district  id; $at  the moment asked about; $codes, $now  the viewer's codes and the server's clock
// → district, known: visible offers, counted up to 501 in list order; confirmed: of these within a year before; population
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND coalesce(d.audienceUntil > $now, d.audienceUntil IS NULL)
CALL (d) {
  WITH d.id + '/Offer' AS shelf
  MATCH (o:Offer)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND coalesce(r.audienceUntil > $now, r.audienceUntil IS NULL)
    AND any(a IN o.audience WHERE a IN $codes) AND coalesce(o.audienceUntil > $now, o.audienceUntil IS NULL)
    AND any(a IN o.partyAudience WHERE a IN $codes)
    AND any(a IN o.partyTieAudience WHERE a IN $codes)
    AND coalesce(o.partyAudienceUntil > $now, o.partyAudienceUntil IS NULL)
  WITH o ORDER BY r.shelf, r.sort LIMIT 501
  RETURN count(o) AS known, count(CASE WHEN o.observedAt > $at - duration('P1Y') THEN 1 END) AS confirmed
}
RETURN d {.id, .name, noun: 'District'} AS district, known, confirmed, d.population AS population
