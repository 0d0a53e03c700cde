-- Single edits put small parts of the index together; the large ones rest until it is optimized.

INSERT INTO search_text (search_text, rank) VALUES ('automerge', 0);

INSERT INTO search_near (search_near, rank) VALUES ('automerge', 0);

INSERT INTO search_part (search_part, rank) VALUES ('automerge', 0);

INSERT INTO search_digits (search_digits, rank) VALUES ('automerge', 0);
