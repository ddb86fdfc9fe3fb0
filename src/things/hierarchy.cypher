// Where does this stand in its hierarchy? Told of a district: its level, those of what is above it and of its parts, and the school districts that are concerned when it
// moves: those in which it and what is directly above it lie, or which they span, as far as the viewer sees them: a refusal must tell of nothing else.
// $id; $codes, $now  the viewer's codes and the server's clock
// → level, above (ids), levelsAbove, levelsBelow, round (it is a part of itself), span (ids); no row when there is none
MATCH (n:Entity {id: $id})
RETURN n.level AS level,
  COLLECT { MATCH (n)-[:PART_OF|BROADER]->(up:Entity) RETURN up.id ORDER BY up.id } AS above,
  COLLECT {
    MATCH (n:District)-[t:PART_OF]->(up:District)
    WHERE any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    RETURN up.level
  } AS levelsAbove,
  COLLECT {
    MATCH (n:District)<-[t:PART_OF]-(part:District)
    WHERE any(a IN part.audience WHERE a IN $codes) AND part.audienceUntil > $now
      AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
    RETURN part.level
  } AS levelsBelow,
  EXISTS {
    MATCH (n)-[ties:PART_OF|BROADER*1..20]->(n)
    WHERE all(t IN ties WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
      AND any(a IN startNode(t).audience WHERE a IN $codes) AND startNode(t).audienceUntil > $now)
  } AS round,
  COLLECT {
    MATCH (n)-[ups:PART_OF*0..1]->(d:District)
    WHERE all(t IN ups WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
      AND any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
    CALL (d) {
      MATCH (d)-[over:PART_OF*0..2]->(s:District {level: 'SCHOOL_DISTRICT'})
      WHERE all(t IN over WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
          AND any(a IN endNode(t).audience WHERE a IN $codes) AND endNode(t).audienceUntil > $now)
        AND any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
      RETURN s
      UNION
      MATCH (s:District {level: 'SCHOOL_DISTRICT'})-[downs:PART_OF*1..2]->(d)
      WHERE all(t IN downs WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
          AND any(a IN startNode(t).audience WHERE a IN $codes) AND startNode(t).audienceUntil > $now)
        AND any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
      RETURN s
    }
    RETURN DISTINCT s.id
  } AS span
