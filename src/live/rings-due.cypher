// In which of these school districts must the rings be looked for anew? Where nobody did yet, where something was written since, and where it is long ago, as
// things also end by themselves. Not where somebody is at it, or was a moment ago.
// $districts  ids; $rested, $stale  who was looked at before is due when something was written, or in any case; $now  the server's clock
// → district, seq (where the log ends: what was written up to there is seen by whoever looks from now on)
MATCH (log:AuditChain {id: 'log'})
UNWIND $districts AS district
OPTIONAL MATCH (w:RingWatch {district: district})
WITH log.seq AS seq, district, w
WHERE district <> '-' AND coalesce(w.until <= $now, true)
  AND (w.at IS NULL OR w.at <= $stale OR w.at <= $rested AND EXISTS {
    MATCH (e:AuditEvent)
    WHERE e.seq > w.seq AND NOT e.action IN ['personRead', 'logPrune', 'logExport']
  })
RETURN district, seq ORDER BY district
