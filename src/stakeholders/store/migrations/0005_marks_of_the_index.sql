-- The index knows which words and digits it holds of an entry, so that it writes only what differs.

ALTER TABLE search_row ADD COLUMN text_mark INTEGER NOT NULL DEFAULT 0;

ALTER TABLE search_row ADD COLUMN digits_mark INTEGER NOT NULL DEFAULT 0;
