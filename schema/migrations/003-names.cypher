// Every name that a question or a settling asks for, before anything bears it: a plan that was made while a name was unknown is made anew the
// first time somebody writes it, for every question at once, and the long ones then take too long to answer in time.

UNWIND ['audience', 'audienceUntil', 'partyAudience', 'partyAudienceUntil', 'partyTieAudience', 'partyId', 'shownTo', 'districts', 'sort', 'shelf',
  'depth', 'key', 'how', 'folded', 'foldedKana', 'searchText', 'slots', 'slotStarts', 'slotEnds', 'load', 'cap', 'state', 'since', 'until', 'lane',
  'stance', 'urgency', 'conditions', 'traits', 'birthYear', 'observedAt', 'point', 'population', 'level', 'type', 'role', 'name', 'nameEn', 'kana',
  'synonyms', 'synonymsEn', 'easy', 'description', 'address', 'source', 'sourceId', 'version', 'createdAt', 'updatedAt', 'recordedBy',
  'tiesChangedAt', 'assuredBy', 'value', 'fingerprint'] AS name
CALL db.createProperty(name)
RETURN count(*) AS names;

UNWIND ['Entity', 'District', 'Household', 'Person', 'Group', 'Company', 'Place', 'Topic', 'Offer', 'Need', 'Wish', 'Shelf', 'Word', 'Secret'] AS name
CALL db.createLabel(name)
RETURN count(*) AS names;

UNWIND ['PART_OF', 'ADJACENT_TO', 'LIVES_IN', 'LIVES_TOGETHER', 'KNOWS', 'FAMILY_OF', 'MEMBER_OF', 'FREQUENTS', 'WORKS_AT', 'WATCHES_OVER', 'ACTIVE_IN',
  'MEETS_AT', 'ACCOMPANIED_BY', 'LOCATED_IN', 'RUN_BY', 'BROADER', 'OFFERS', 'ABOUT', 'SERVES', 'HAS_NEED', 'HAS_WISH', 'HELPS', 'SHELVED_ON', 'NAMES'] AS name
CALL db.createRelationshipType(name)
RETURN count(*) AS names;
