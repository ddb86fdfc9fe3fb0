// Taking in other people's records: the same record is the same by its source and the source's own id, so MERGE needs it unique,
// and what a source no longer has is found page by page through the same index.

CREATE CONSTRAINT entity_source IF NOT EXISTS FOR (n:Entity) REQUIRE (n.source, n.sourceId) IS UNIQUE;
CREATE CONSTRAINT import_run_id IF NOT EXISTS FOR (r:ImportRun) REQUIRE r.id IS UNIQUE;

// The cities that are there, and the places of one of them in pages, for placing them in their districts.
CREATE INDEX district_level IF NOT EXISTS FOR (d:District) ON (d.level);
CREATE INDEX place_city IF NOT EXISTS FOR (p:Place) ON (p.cityId, p.id);

// Whose places lie on this ground?
CREATE POINT INDEX place_point IF NOT EXISTS FOR (p:Place) ON (p.point);

// Settling looks offers, needs and wishes up by id, thousands at a time: without these two it walks all needs and wishes for each.
CREATE CONSTRAINT need_id IF NOT EXISTS FOR (n:Need) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT wish_id IF NOT EXISTS FOR (n:Wish) REQUIRE n.id IS UNIQUE;
