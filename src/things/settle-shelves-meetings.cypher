// Hang voices, meetings and decisions on the shelves of every district they belong to, and of those above it, in the order of time:
// `<district>/Voice`, `<district>/Voice/INBOX` while one is still to be sorted, `<district>/Voice/FUTURE` when it was sorted and is about the future;
// `<district>/Meeting`; `<district>/Decision` with the open ones first, by the day they are due, then the others, the latest first;
// `<district>/Decision/<topic>` by topic and every broader one.
// $ids  ids of entities; $now  the server's clock
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Voice OR n:Meeting OR n:Decision
WITH n,
  COLLECT {
    CALL (n) {
      MATCH (n:Voice)-[:HEARD_IN]->(d:District) RETURN d
      UNION
      MATCH (n)<-[made:DECIDED*0..1]-(:Meeting)<-[held:HELD]-(:Group)-[t:ACTIVE_IN]->(d:District)
      WHERE all(m IN made WHERE m.shownTo IS NOT NULL AND coalesce(m.until > $now, true))
        AND held.shownTo IS NOT NULL AND coalesce(held.until > $now, true) AND t.shownTo IS NOT NULL AND coalesce(t.until > $now, true)
      RETURN d
    }
    MATCH (d)-[:PART_OF*0..3]->(up:District)
    RETURN DISTINCT up.id
  } AS districts,
  COLLECT {
    MATCH (n:Decision)-[:ABOUT]->(:Topic)-[:BROADER*0..3]->(t:Topic)
    RETURN DISTINCT t.id
  } AS topics,
  CASE
    WHEN n.state = 'OPEN' THEN coalesce(n.due.epochMillis, 9999999999999)
    WHEN n:Decision THEN 9999999999999 - coalesce(n.closedAt, n.updatedAt, n.createdAt, $now).epochMillis
    ELSE coalesce(n.heardAt, n.heldAt, n.createdAt, $now).epochMillis
  END AS moment
WITH n, districts,
  CASE WHEN n:Decision THEN CASE n.state WHEN 'OPEN' THEN '1 ' ELSE '2 ' END ELSE '' END + right('0000000000000' + toString(moment), 13) + ' ' + n.id AS sort,
  CASE
    WHEN n:Meeting THEN ['/Meeting']
    WHEN n:Decision THEN ['/Decision'] + [t IN topics | '/Decision/' + t]
    WHEN n.state = 'INBOX' THEN ['/Voice', '/Voice/INBOX']
    WHEN n.state = 'SORTED' AND coalesce(n.future, false) THEN ['/Voice', '/Voice/FUTURE']
    ELSE ['/Voice']
  END AS ends
UNWIND districts AS district
UNWIND ends AS end
MERGE (s:Shelf {key: district + end})
CREATE (n)-[:SHELVED_ON {
  shelf: district + end, sort: sort, suffices: true, audience: n.audience, audienceUntil: n.audienceUntil
}]->(s)
