// The secret of this name that all processes of one city share; the first to ask decides it.
// $name  which secret; $proposed  used when there is none yet
// → value
MERGE (s:Secret {name: $name})
ON CREATE SET s.value = $proposed
RETURN s.value AS value
