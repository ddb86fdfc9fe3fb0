// Which parties here have something open to give, and which have something that they wish or need: of all this, what could close a ring or a chain?
// Read in list order from the district's shelves (and, for what is wished here, from those of the districts above that are served as a whole): the parties
// that stand there, and of each what it gives, wishes and needs, where it is, whom it knows and where it goes. Rows are lists, for they are many.
// $district  id; $at  the moment asked about; $most  so many offers, needs and wishes of each shelf at the most
// $codes, $now  the viewer's codes and the server's clock
// → one row: district, coverage [offers known, of these confirmed within a year, population], more (there was more on a shelf), parties, topics, districts
//   parties: [id, noun, birthYear, traits, gifts, demands, homes, knows, goes]
//   gifts: [id, topics, slotStarts, slotEnds, longitude, latitude, days since it was confirmed, cap, load, lane, conditions, served], of a wish to give cap to served are null
//   demands: [id, topics, slotStarts, slotEnds, longitude, latitude, days, urgency, traits]
//   topics: [id, id of a broader one or itself, levels]; districts: [id, id of one above or itself, its level]
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
// What is known of the district at all: unknown is not none. Counted up to 501, in list order.
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
CALL (d) {
  WITH d.id + '/Offer' AS shelf
  MATCH (n:Offer)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
      AND any(a IN n.partyAudience WHERE a IN $codes)
      AND any(a IN n.partyTieAudience WHERE a IN $codes)
      AND n.partyAudienceUntil > $now)
    AND n.state = 'OPEN' AND coalesce(n.since <= $at, true) AND coalesce(n.until > $at, true)
  WITH n ORDER BY r.shelf, r.sort LIMIT $most + 1
  RETURN collect(n.partyId) AS offering
}
CALL (d) {
  WITH d.id + '/Need' AS shelf
  MATCH (n:Need)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
      AND any(a IN n.partyAudience WHERE a IN $codes)
      AND any(a IN n.partyTieAudience WHERE a IN $codes)
      AND n.partyAudienceUntil > $now)
    AND n.state = 'OPEN' AND coalesce(n.since <= $at, true)
  WITH n ORDER BY r.shelf, r.sort LIMIT $most + 1
  RETURN collect(n) AS needs
}
CALL (d) {
  WITH d.id + '/Wish' AS shelf
  MATCH (n:Wish)-[r:SHELVED_ON]->()
  USING INDEX r:SHELVED_ON(shelf, sort)
  WHERE r.shelf = shelf AND r.sort > ''
    AND any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
      AND any(a IN n.partyAudience WHERE a IN $codes)
      AND any(a IN n.partyTieAudience WHERE a IN $codes)
      AND n.partyAudienceUntil > $now)
    AND n.state IN ['OPEN', 'GROWING'] AND coalesce(n.since <= $at, true)
  WITH n ORDER BY r.shelf, r.sort LIMIT $most + 1
  RETURN collect(n) AS wishes
}
// Whoever offers to a whole district above, on what is wished or needed here.
CALL (d, needs, wishes) {
  MATCH (d)-[ts:PART_OF*1..3]->(up:District)
  WHERE all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
    AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
  WITH needs + wishes AS wanted, collect(DISTINCT up.id) AS above
  UNWIND wanted AS n
  MATCH (n)-[about:ABOUT]->(topic:Topic)
  WHERE any(a IN about.audience WHERE a IN $codes) AND about.audienceUntil > $now
    AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
  WITH DISTINCT topic.id AS topic, above
  UNWIND above AS up
  MATCH (o:Offer)-[r:SHELVED_ON]->(:Shelf {key: up + '/Offer/' + topic + '/whole'})
  WHERE any(a IN r.audience WHERE a IN $codes) AND r.audienceUntil > $now
    AND (r.suffices OR any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
      AND any(a IN o.partyAudience WHERE a IN $codes)
      AND any(a IN o.partyTieAudience WHERE a IN $codes)
      AND o.partyAudienceUntil > $now)
    AND o.state = 'OPEN' AND coalesce(o.since <= $at, true) AND coalesce(o.until > $at, true)
  WITH DISTINCT o ORDER BY o.sort LIMIT $most
  RETURN collect(o.partyId) AS offeringAbove
}
WITH d, known, confirmed, size(offering) > $most OR size(needs) > $most OR size(wishes) > $most AS more,
  offering[0..$most] + offeringAbove + [n IN needs[0..$most] | n.partyId] + [n IN wishes[0..$most] | n.partyId] AS partyIds
CALL (partyIds) {
  UNWIND partyIds AS id
  WITH DISTINCT id
  MATCH (p:Entity {id: id})
  WHERE (p:Person OR p:Group OR p:Company OR p:Place)
    AND any(a IN p.audience WHERE a IN $codes) AND p.audienceUntil > $now
  WITH p,
    COLLECT {
      MATCH (p)-[t:OFFERS]->(o:Offer)
      WHERE o.partyId = p.id AND coalesce(t.until > $now, true)
        AND o.state = 'OPEN' AND coalesce(o.since <= $at, true) AND coalesce(o.until > $at, true)
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN o.audience WHERE a IN $codes) AND o.audienceUntil > $now
      WITH o, COLLECT {
        MATCH (o)-[about:ABOUT]->(topic:Topic)
        WHERE any(a IN about.audience WHERE a IN $codes) AND about.audienceUntil > $now
          AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
        RETURN topic.id
      } AS topics, COLLECT {
        MATCH (o)-[s:SERVES]->(place:District)
        WHERE any(a IN s.audience WHERE a IN $codes) AND s.audienceUntil > $now
          AND any(a IN place.audience WHERE a IN $codes) AND place.audienceUntil > $now
        RETURN place.id
      } AS served
      RETURN [o.id, topics, o.slotStarts, o.slotEnds, o.point.longitude, o.point.latitude,
        ($at.epochSeconds - o.observedAt.epochSeconds) / 86400, o.cap, o.load, o.lane, o.conditions, served]
    } AS offers,
    COLLECT {
      MATCH (p)-[t:HAS_NEED|HAS_WISH]->(n:Need|Wish)
      WHERE n.partyId = p.id AND coalesce(t.until > $now, true)
        AND (n:Need AND n.state = 'OPEN' OR n:Wish AND n.state IN ['OPEN', 'GROWING']) AND coalesce(n.since <= $at, true)
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN n.audience WHERE a IN $codes) AND n.audienceUntil > $now
      WITH t, n, COLLECT {
        MATCH (n)-[about:ABOUT]->(topic:Topic)
        WHERE any(a IN about.audience WHERE a IN $codes) AND about.audienceUntil > $now
          AND any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
        RETURN topic.id
      } AS topics
      RETURN [n.id, topics, n.slotStarts, n.slotEnds, n.point.longitude, n.point.latitude,
        ($at.epochSeconds - t.observedAt.epochSeconds) / 86400, n.urgency, n.traits, n.stance]
    } AS wanting,
    COLLECT {
      MATCH (p)-[t:LIVES_IN|ACTIVE_IN|LOCATED_IN]->(home:District)
      WHERE coalesce(t.until > $at, true)
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN home.audience WHERE a IN $codes) AND home.audienceUntil > $now
      RETURN DISTINCT home.id
    } AS homes,
    COLLECT {
      MATCH (p)-[t:KNOWS|FAMILY_OF]-(x:Person)
      WHERE coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      RETURN DISTINCT x.id
    } AS knows,
    COLLECT {
      MATCH (p)-[t:MEMBER_OF|FREQUENTS|WORKS_AT]->(x:Group|Place|Company)
      WHERE coalesce(t.since <= $at, true) AND coalesce(t.until > $at, true)
        AND any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now
        AND any(a IN x.audience WHERE a IN $codes) AND x.audienceUntil > $now
      RETURN DISTINCT x.id
    } AS goes
  RETURN collect([p.id, head([l IN labels(p) WHERE l <> 'Entity']), p.birthYear, p.traits,
    offers + [w IN wanting WHERE w[9] = 'GIVE' | w[0..7]],
    [w IN wanting WHERE coalesce(w[9] <> 'GIVE', true) | w[0..9]], homes, knows, goes]) AS parties
}
CALL (parties) {
  UNWIND parties AS p
  UNWIND p[4] + p[5] AS item
  UNWIND item[1] AS id
  WITH DISTINCT id
  MATCH (topic:Topic {id: id})-[ts:BROADER*0..3]->(up:Topic)
  WHERE any(a IN topic.audience WHERE a IN $codes) AND topic.audienceUntil > $now
    AND all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
    AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
  RETURN collect([topic.id, up.id, size(ts)]) AS topics
}
CALL (parties) {
  UNWIND parties AS p
  UNWIND p[6] + reduce(served = [], g IN p[4] | served + coalesce(g[11], [])) AS id
  WITH DISTINCT id
  MATCH (place:District {id: id})-[ts:PART_OF*0..3]->(up:District)
  WHERE any(a IN place.audience WHERE a IN $codes) AND place.audienceUntil > $now
    AND all(t IN ts WHERE any(a IN t.audience WHERE a IN $codes) AND t.audienceUntil > $now)
    AND any(a IN up.audience WHERE a IN $codes) AND up.audienceUntil > $now
  RETURN collect([place.id, up.id, up.level]) AS districts
}
RETURN d {.id, .name, .audience, .audienceUntil, noun: 'District'} AS district,
  [known, confirmed, d.population] AS coverage, more, parties, topics, districts
