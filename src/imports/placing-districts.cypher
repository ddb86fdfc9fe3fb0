// Which districts lie in this city, and what ground do they cover? Not those that their source has no more.
// $city  the city's id
// → id, name, source, level, boundary (GeoJSON geometry as text; null where nobody has drawn it)
MATCH (c:District {id: $city})<-[:PART_OF*1..3]-(d:District)
WHERE d.goneSince IS NULL
RETURN DISTINCT d.id AS id, d.name AS name, d.source AS source, d.level AS level, d.boundary AS boundary
ORDER BY id LIMIT 10000
