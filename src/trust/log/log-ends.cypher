// Where does the log begin and end?
// → seq, hash (of the last event), anchorSeq, anchorHash (of the last one that was pruned; 0 and zeros when none was); no row when the log has no head
MATCH (c:AuditChain {id: 'log'})
RETURN c.seq AS seq, c.hash AS hash, c.anchorSeq AS anchorSeq, c.anchorHash AS anchorHash
