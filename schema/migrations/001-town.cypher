// The town: unique ids, and the indexes that every answer starts from.

CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT district_id IF NOT EXISTS FOR (n:District) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT topic_id IF NOT EXISTS FOR (n:Topic) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT offer_id IF NOT EXISTS FOR (n:Offer) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT shelf_key IF NOT EXISTS FOR (n:Shelf) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT word_folded IF NOT EXISTS FOR (n:Word) REQUIRE n.folded IS UNIQUE;
CREATE CONSTRAINT receipt_key IF NOT EXISTS FOR (n:Receipt) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT secret_name IF NOT EXISTS FOR (n:Secret) REQUIRE n.name IS UNIQUE;

// Lists of a district in reading order, page by page.
CREATE INDEX shelved_sort IF NOT EXISTS FOR ()-[r:SHELVED_ON]-() ON (r.shelf, r.sort);

// Names as they are typed, from the first character on.
CREATE INDEX entity_folded IF NOT EXISTS FOR (n:Entity) ON (n.folded);
CREATE INDEX entity_folded_kana IF NOT EXISTS FOR (n:Entity) ON (n.foldedKana);

// Names, readings, synonyms and free text, by pairs of characters.
CREATE FULLTEXT INDEX entity_text IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX topic_text IF NOT EXISTS FOR (n:Topic) ON EACH [n.searchText]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
