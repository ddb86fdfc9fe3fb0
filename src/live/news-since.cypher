// What happened in these districts after this place in the news?
// Read for all who listen here at once, in the order in which it happened, and only as far as no number is missing: a statement that runs while others
// commit may see a later event and not yet the one before it, and nobody may go on behind the gap.
// $after, $upTo  places in the news; $limit  events looked at; $districts  school districts
// → last (the place of the last one before a gap, $after where there is none), next (the place of the first one seen), news (those of these districts, in order)
MATCH (e:DistrictEvent)
WHERE e.seq > $after AND e.seq <= $upTo
WITH e ORDER BY e.seq LIMIT $limit
WITH collect(e) AS seen
WITH seen, [place IN range(0, size(seen) - 1) WHERE seen[place].seq = $after + 1 + place | seen[place]] AS events
RETURN $after + size(events) AS last, coalesce(seen[0].seq, $after + 1) AS next,
  [e IN events WHERE any(d IN e.districts WHERE d IN $districts) | e {.seq, .at, .kind, .things, .districts, .near, .projection}] AS news
