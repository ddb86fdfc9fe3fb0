// Which cities do the places belong to that lie in this rectangle? For a map of districts that does not say whose they are.
// $southWest, $northEast  its corners
// → cityId, cityName, point; at most 5,000
MATCH (p:Place)
WHERE point.withinBBox(p.point, $southWest, $northEast) AND p.cityId IS NOT NULL
WITH p LIMIT 5000
MATCH (c:District {id: p.cityId})
RETURN c.id AS id, c.name AS name, p.point AS point
