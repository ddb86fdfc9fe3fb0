// What must an offer, a need or a wish carry of its party, so that a question need not walk to the party for every candidate?
// A party whose tie has ended is none any more, and of several the one that most may see is carried: a holder whom few see
// would otherwise take the thing from all the others. The party's and the tie's audience (all three must let the viewer in), the earlier end of the two, the party's point, and how many it helps now, or is about to.
// $ids  ids of entities, their audience already settled; $now  the server's clock
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Offer OR n:Need OR n:Wish
OPTIONAL MATCH (n)<-[t:OFFERS|HAS_NEED|HAS_WISH]-(party:Entity)
WHERE coalesce(t.until > $now, true)
// Where it meets counts as its point when all who see the party see that too: the copy is one for all.
OPTIONAL MATCH (party)-[meets:MEETS_AT]->(hall:Place)
WHERE coalesce(meets.until > $now, true)
  AND meets.audienceUntil >= party.audienceUntil AND hall.audienceUntil >= party.audienceUntil
  AND ('public' IN meets.audience OR all(code IN party.audience WHERE code IN meets.audience))
  AND ('public' IN hall.audience OR all(code IN party.audience WHERE code IN hall.audience))
WITH n, t, party, hall, reduce(both = [], code IN coalesce(t.audience, []) + coalesce(party.audience, []) |
    both + CASE WHEN NOT code IN both AND all(list IN [coalesce(t.audience, []), coalesce(party.audience, [])] WHERE code IN list OR 'public' IN list) THEN [code] ELSE [] END) AS seen
WITH n, t, party, hall ORDER BY t.shownTo IS NULL OR party.shownTo IS NULL, NOT 'public' IN seen, size(seen) DESC, party.id, t.id, hall.id
WITH n, collect([t, party, hall])[0] AS first
WITH n, first[0] AS t, first[1] AS party, first[2] AS hall
SET n.partyId = party.id,
  n.partyAudience = coalesce(party.audience, []),
  n.partyTieAudience = coalesce(t.audience, []),
  n.partyAudienceUntil = CASE
    WHEN t.audienceUntil < party.audienceUntil THEN t.audienceUntil
    ELSE party.audienceUntil
  END,
  n.point = coalesce(party.point, hall.point),
  // An introduction that all agreed to counts from then on, but not beside the help that it led to.
  n.load = COUNT { (n)-[h:HELPS]->() WHERE h.until IS NULL OR h.until > $now } + COUNT {
    MATCH (n)<-[about:CONCERNS]-(i:Introduction)
    WHERE n:Offer AND about.shownTo IS NOT NULL AND i.state IN ['ACCEPTED', 'MET', 'THIRD_TIME', 'ALIVE']
      AND NOT EXISTS { MATCH (i)-[c:CONCERNS]->()<-[h:HELPS]-(n) WHERE c.shownTo IS NOT NULL AND coalesce(h.until > $now, true) }
  }
