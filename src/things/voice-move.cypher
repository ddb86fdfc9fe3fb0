// Move a voice out of the inbox, or correct it, if it still is the version that was read. Its first words stay beside those that were corrected.
// Writing `updatedAt` first takes the lock, so that of two who sort the same voice the second sees what the first made of it.
// $id; $version  the one that was read; $changes  properties to set; $keeps  districts the viewer keeps
// $codes, $now  the viewer's codes and the server's clock
// → version and state (those found), keeps, name, text, future (as it now is), heardIn (id of the district); no row when there is none for the viewer
MATCH (v:Entity {id: $id})
WHERE v:Voice AND any(a IN v.audience WHERE a IN $codes) AND v.audienceUntil > $now
SET v.updatedAt = $now
WITH v, v.version AS found, v.state AS state, any(d IN v.districts WHERE d IN $keeps) AS keeps,
  COLLECT { MATCH (v)-[:HEARD_IN]->(d:District) RETURN d.id ORDER BY d.id LIMIT 1 } AS heard
FOREACH (_ IN CASE WHEN found = $version THEN [1] ELSE [] END |
  SET v.firstText = CASE WHEN $changes.text <> v.text THEN coalesce(v.firstText, v.text) ELSE v.firstText END
  SET v += $changes
  SET v.version = found + 1)
RETURN found AS version, state, coalesce(keeps, false) AS keeps, v.name AS name, v.text AS text,
  coalesce(v.future, false) AS future, heard[0] AS heardIn
