// Which of these events may this viewer be told now, and what meets the new things in them?
// All of an event's things must be there for the viewer, as they would be in the lists of the district, and lie in it today; where they lie nowhere
// themselves, something does that they belong to and that the viewer sees. What meets a new offer, need or wish is open, somebody else's, about the same
// topic (or something narrower) and on the shelf of the same district.
// $events  [seq, things, near, new]; what has no such thing is none; $district  the one listened to; $districts  its school districts; $most  that meet one
// $codes, $now  the viewer's codes and the server's clock
// → seq, things, meets
UNWIND $events AS event
CALL (event) {
  UNWIND event[1] AS id
  MATCH (n:Entity {id: id})
  USING INDEX SEEK n:Entity(id)
  WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
    AND (n.partyAudience IS NULL OR any(a IN n.partyAudience WHERE a IN $codes) AND any(a IN n.partyTieAudience WHERE a IN $codes)
      AND n.partyAudienceUntil > $now)
  RETURN collect(n) AS things
}
CALL (event) {
  UNWIND event[2] AS id
  MATCH (n:Entity {id: id})
  USING INDEX SEEK n:Entity(id)
  WHERE any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now AND any(d IN n.districts WHERE d IN $districts)
  RETURN count(n) AS near
}
WITH event, things, near
WHERE size(things) = size(event[1]) AND (near > 0 OR any(n IN things WHERE any(d IN n.districts WHERE d IN $districts)))
CALL (event, things) {
  UNWIND CASE WHEN event[3] THEN things ELSE [] END AS n
  MATCH (n)-[about:ABOUT]->(t:Topic)
  WHERE n.state = 'OPEN'
    AND any(a IN about.audience WHERE a IN $codes) AND about.audienceUntil > $now
    AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
  UNWIND CASE WHEN n:Offer THEN ['Need', 'Wish'] WHEN n:Need THEN ['Offer'] ELSE ['Offer', 'Wish'] END AS noun
  WITH event, n, $district + '/' + noun + '/' + t.id AS shelf
  CALL (event, n, shelf) {
    MATCH (m:Entity)-[r:SHELVED_ON]->()
    USING INDEX r:SHELVED_ON(shelf, sort)
    WHERE r.shelf = shelf AND r.sort > ''
      AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
      AND any(a IN m.audience WHERE a IN $codes) AND m.audienceUntil > $now
      AND any(a IN m.partyAudience WHERE a IN $codes) AND any(a IN m.partyTieAudience WHERE a IN $codes) AND m.partyAudienceUntil > $now
      AND m.state = 'OPEN' AND m.partyId <> n.partyId
      // What came later has an event of its own that tells of the two, whenever this one is told.
      AND coalesce(m.newsSeq < event[0], true)
      AND CASE
        // Two who both only give, or only receive, are no match; and whoever wishes to give needs no offer.
        WHEN n:Wish AND m:Wish THEN n.stance = 'TOGETHER' OR n.stance <> m.stance
        WHEN n:Wish THEN n.stance <> 'GIVE'
        WHEN m:Wish THEN m.stance <> 'GIVE'
        ELSE true END
    RETURN m ORDER BY r.shelf, r.sort LIMIT $most
  }
  WITH DISTINCT m ORDER BY m.id LIMIT $most
  RETURN collect(m {.id, .partyId, .audience, .audienceUntil, noun: head([l IN labels(m) WHERE l <> 'Entity'])}) AS meets
}
RETURN event[0] AS seq, meets,
  [n IN things | n {.id, .partyId, .audience, .audienceUntil, noun: head([l IN labels(n) WHERE l <> 'Entity'])}] AS things
ORDER BY seq
