// What must be known of a thing before its matches are asked for?
// $of  id of a need, offer, wish, place, company, group or person; $codes, $now  the viewer's codes and the server's clock
// → noun; stance of a wish, or null; topics: ids of what it is about, of a party's what it offers is about; district: the first school district of those
//   that the viewer sees in which its party is at home, or null; homes: ids of the districts in which a party lives or is active, of whoever lives in a
//   neighbourhood the school district
MATCH (n:Entity {id: $of})
WHERE (n:Need OR n:Offer OR n:Wish OR n:Place OR n:Company OR n:Group OR n:Person)
  AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
RETURN head([l IN labels(n) WHERE l <> 'Entity']) AS noun, n.stance AS stance,
  COLLECT {
    CALL (n) {
      MATCH (n)-[t:ABOUT]->(topic:Topic)
      WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
      RETURN topic
      UNION
      MATCH (n:Company|Group|Person)-[has:OFFERS]->(o:Offer)-[t:ABOUT]->(topic:Topic)
      WHERE o.partyId = n.id AND coalesce(has.until > $now, true)
        AND any(a IN has.audience WHERE a IN $codes) AND has.audienceUntil > $now
        AND any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
      RETURN topic
    }
    RETURN DISTINCT topic.id ORDER BY topic.id
  } AS topics,
  head(COLLECT {
    UNWIND n.districts AS id
    MATCH (s:District {id: id})
    WHERE any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
    RETURN s.id ORDER BY s.id
  }) AS district,
  COLLECT {
    MATCH (n:Company|Group|Person)-[t:ACTIVE_IN|LIVES_IN]->(d:District)
    WHERE coalesce(t.until > $now, true)
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
    OPTIONAL MATCH (d)-[p:PART_OF]->(up:District)
    WHERE d.level = 'NEIGHBOURHOOD'
      AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
      AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
    WITH DISTINCT coalesce(up.id, d.id) AS home
    RETURN home ORDER BY home
  } AS homes
