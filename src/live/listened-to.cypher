// Which school districts does this district lie in, or span?
// $district; $codes, $now  the viewer's codes and the server's clock
// → districts; no row when there is none for the viewer
MATCH (d:District {id: $district})
WHERE any(a IN d.audience WHERE a IN $codes) AND d.audienceUntil > $now
RETURN d.districts AS districts
