-- Search by fields: a column of words for each, flags as words, a vocabulary for parts and slips.
-- Stars become a fact of the entry, which can be taken back like any other.

ALTER TABLE entry ADD COLUMN is_starred INTEGER NOT NULL DEFAULT 0;

UPDATE entry SET is_starred = 1 WHERE id IN (SELECT entry_id FROM star);

DROP TABLE star;

DELETE FROM setting WHERE name = 'index_form';

DROP TABLE search_word;

DROP TABLE search_text;

DROP TABLE search_flag;

DELETE FROM search_row;

DELETE FROM search_exact;

DELETE FROM search_total;

DELETE FROM search_digits;

CREATE VIRTUAL TABLE search_text USING fts5 (
    names, titles, bodies, holders, places, tags, notes, mails, others, flags,
    content = '', contentless_delete = 1, detail = column, prefix = '1 2 3', tokenize = 'ascii'
);

CREATE VIRTUAL TABLE search_word USING fts5vocab (search_text, instance);

CREATE VIRTUAL TABLE search_near USING fts5 (
    names, titles, bodies, holders, places, tags, notes, mails, others, flags,
    content = '', contentless_delete = 1, detail = column, tokenize = 'ascii'
);

CREATE TABLE search_vocabulary (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, reversed TEXT NOT NULL) STRICT;

CREATE INDEX search_vocabulary_reversed ON search_vocabulary (reversed);

CREATE VIRTUAL TABLE search_part USING fts5 (
    word, content = '', contentless_delete = 1, detail = full, tokenize = 'trigram'
);

INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);

INSERT INTO search_near (search_near, rank) VALUES ('secure-delete', 1);

INSERT INTO search_part (search_part, rank) VALUES ('secure-delete', 1);
