// The places of this city that a list brought in, page by page in the order of their ids, and where they are placed now.
// $city  the city's id; $after  the last id of the page before; $limit
// → id, name, address, point, source, audience, placedBy; placed: the district they were placed in; byHand: somebody else tied them to one;
//   stale: the city has other school districts now than when the place was last settled
MATCH (c:District {id: $city})
MATCH (p:Place)
WHERE p.cityId = $city AND p.id > $after
WITH c, p ORDER BY p.id LIMIT $limit
RETURN p.id AS id, p.name AS name, p.address AS address, p.point AS point, p.source AS source, p.audience AS audience, p.placedBy AS placedBy,
  COLLECT { MATCH (p)-[t:LOCATED_IN]->(d:District) WHERE t.importSource = 'placing' RETURN d.id } AS placed,
  EXISTS { MATCH (p)-[t:LOCATED_IN]->(:District) WHERE t.importSource IS NULL OR t.importSource <> 'placing' } AS byHand,
  coalesce(p.districts, []) <> coalesce(c.districts, []) AS stale
