// Which cities are there?
// → id, name, code
MATCH (d:District)
WHERE d.level = 'CITY'
WITH d.id AS id, d.name AS name, d.code AS code
// One that is being taken out meanwhile is found, and has lost what it was called.
WHERE id IS NOT NULL AND name IS NOT NULL
RETURN id, name, code
ORDER BY id LIMIT 5000
