// Does this lie in a district that the viewer keeps?
// $id; $keeps  school districts
// → keeps
MATCH (n:Entity {id: $id})
RETURN any(d IN n.districts WHERE d IN $keeps) AS keeps
