// What must be known of a need, an offer or a wish before its matches are asked for?
// $of  its id; $codes, $now  the viewer's codes and the server's clock
// → noun, topics: ids of what it is about; district: the smallest school district, or district, in which its party is at home, or null
MATCH (n:Entity {id: $of})
WHERE (n:Need OR n:Offer OR n:Wish)
  AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
RETURN head([l IN labels(n) WHERE l <> 'Entity']) AS noun,
  COLLECT {
    MATCH (n)-[t:ABOUT]->(topic:Topic)
    WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
    RETURN topic.id ORDER BY topic.id
  } AS topics,
  head(n.districts) AS district
