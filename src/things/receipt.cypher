// Was this key used before? The first to bring it writes the receipt; its result is added in the same transaction.
// $key  the viewer's key; $attempt  this try; $fingerprint  of what was sent; $result  id of what was written, or '-' before it is; $now
// → attempt, fingerprint, result of the receipt as it now stands
MERGE (r:Receipt {key: $key})
ON CREATE SET r.attempt = $attempt, r.fingerprint = $fingerprint, r.at = $now
SET r.result = CASE WHEN r.attempt = $attempt THEN nullIf($result, '-') ELSE r.result END
RETURN r.attempt AS attempt, r.fingerprint AS fingerprint, r.result AS result
