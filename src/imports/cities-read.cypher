// Which cities are there?
// → id, name, code
MATCH (d:District)
WHERE d.level = 'CITY'
RETURN d.id AS id, d.name AS name, d.code AS code
ORDER BY d.id LIMIT 5000
