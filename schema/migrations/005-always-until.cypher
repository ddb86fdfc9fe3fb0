// Until when each audience holds stands on everything that has an audience; what was written before this was said gets the last day of 9999, which is
// no end. Without it nothing would be seen: the predicate fails closed.

MATCH (n:Entity) WHERE n.audience IS NOT NULL AND n.audienceUntil IS NULL
SET n.audienceUntil = datetime('9999-12-31T00:00Z');
MATCH (n:Offer|Need|Wish) WHERE n.partyAudience IS NOT NULL AND n.partyAudienceUntil IS NULL
SET n.partyAudienceUntil = datetime('9999-12-31T00:00Z');
MATCH (:Entity)-[t]->() WHERE t.audience IS NOT NULL AND t.audienceUntil IS NULL
SET t.audienceUntil = datetime('9999-12-31T00:00Z');
