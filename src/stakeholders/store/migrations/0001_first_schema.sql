-- Schema 1: the whole house, thin. Every table but those marked local or derived is written by operations only

CREATE TABLE operation (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    replica_uid BLOB NOT NULL CHECK (length(replica_uid) = 16),
    counter INTEGER NOT NULL,
    actor TEXT NOT NULL,
    origin TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    label TEXT NOT NULL,
    arguments TEXT NOT NULL,
    undoes INTEGER REFERENCES operation (id),
    root INTEGER REFERENCES operation (id),
    at INTEGER NOT NULL,
    UNIQUE (replica_uid, counter)
) STRICT;

CREATE INDEX operation_root ON operation (root) WHERE root IS NOT NULL;

CREATE INDEX operation_at ON operation (at);

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    op INTEGER NOT NULL REFERENCES operation (id),
    table_name TEXT NOT NULL,
    row_uid BLOB NOT NULL,
    entry_uid BLOB,
    before TEXT NOT NULL,
    after TEXT NOT NULL
) STRICT;

CREATE INDEX change_op ON change (op);

CREATE INDEX change_row ON change (row_uid);

CREATE INDEX change_entry ON change (entry_uid);

CREATE TABLE change_batch (
    id INTEGER PRIMARY KEY,
    op INTEGER NOT NULL REFERENCES operation (id),
    action TEXT NOT NULL CHECK (action IN ('created', 'removed', 'restored')),
    table_name TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL
) STRICT;

CREATE INDEX change_batch_op ON change_batch (op);

CREATE INDEX change_batch_moved ON change_batch (table_name, first_id) WHERE action <> 'created';

CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'post', 'area', 'event', 'list')),
    display TEXT NOT NULL,
    sort_key BLOB NOT NULL,
    sort_version INTEGER NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL DEFAULT 'office',
    owner TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    source_uid TEXT NOT NULL DEFAULT '',
    correspondence_language TEXT NOT NULL DEFAULT '',
    do_not_contact TEXT NOT NULL DEFAULT '',
    is_erased INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX entry_kind ON entry (kind) WHERE deleted_at IS NULL;

CREATE INDEX entry_source ON entry (source, source_uid) WHERE source_uid <> '';

CREATE INDEX entry_deleted ON entry (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE person (
    id INTEGER PRIMARY KEY REFERENCES entry (id),
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    pronouns TEXT NOT NULL DEFAULT '',
    gender TEXT NOT NULL DEFAULT '',
    born TEXT,
    died TEXT
) STRICT;

CREATE TABLE person_name (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    person_id INTEGER NOT NULL REFERENCES person (id),
    type TEXT NOT NULL DEFAULT 'main',
    full TEXT NOT NULL,
    honorific TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    additional TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    particle TEXT NOT NULL DEFAULT '',
    post_nominals TEXT NOT NULL DEFAULT '',
    family_first INTEGER NOT NULL DEFAULT 0,
    language TEXT NOT NULL DEFAULT '',
    phonetic_given TEXT NOT NULL DEFAULT '',
    phonetic_family TEXT NOT NULL DEFAULT '',
    address_as TEXT NOT NULL DEFAULT '',
    sort_as TEXT NOT NULL DEFAULT '',
    from_date TEXT,
    to_date TEXT,
    is_primary INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX person_name_primary ON person_name (person_id) WHERE is_primary = 1 AND deleted_at IS NULL;

CREATE INDEX person_name_person ON person_name (person_id);

CREATE TABLE body (
    id INTEGER PRIMARY KEY REFERENCES entry (id),
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    kind TEXT NOT NULL DEFAULT '',
    parent_id INTEGER REFERENCES body (id),
    founded TEXT,
    ended TEXT,
    time_zone TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX body_parent ON body (parent_id);

CREATE TABLE body_name (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    body_id INTEGER NOT NULL REFERENCES body (id),
    type TEXT NOT NULL DEFAULT 'official' CHECK (type IN ('official', 'acronym', 'alias', 'former')),
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    from_date TEXT,
    to_date TEXT,
    is_primary INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX body_name_primary ON body_name (body_id, type) WHERE is_primary = 1 AND deleted_at IS NULL;

CREATE INDEX body_name_body ON body_name (body_id);

CREATE INDEX body_name_folded ON body_name (folded);

CREATE TABLE body_coverage (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    body_id INTEGER NOT NULL REFERENCES body (id),
    area TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX body_coverage_body ON body_coverage (body_id);

CREATE TABLE body_relation (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    from_body_id INTEGER NOT NULL REFERENCES body (id),
    to_body_id INTEGER NOT NULL REFERENCES body (id),
    type TEXT NOT NULL,
    from_date TEXT,
    to_date TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX body_relation_from ON body_relation (from_body_id);

CREATE INDEX body_relation_to ON body_relation (to_body_id);

CREATE TABLE body_status (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    body_id INTEGER NOT NULL REFERENCES body (id),
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    from_date TEXT,
    to_date TEXT,
    next_review TEXT,
    reference TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX body_status_body ON body_status (body_id);

CREATE TABLE post (
    id INTEGER PRIMARY KEY REFERENCES entry (id),
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    body_id INTEGER NOT NULL REFERENCES body (id),
    title TEXT NOT NULL,
    folded_title TEXT NOT NULL,
    rank TEXT NOT NULL DEFAULT '',
    several_seats INTEGER NOT NULL DEFAULT 0,
    from_date TEXT,
    to_date TEXT
) STRICT;

CREATE INDEX post_body ON post (body_id, folded_title);

CREATE TABLE post_function (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    post_id INTEGER NOT NULL REFERENCES post (id),
    function TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX post_function_post ON post_function (post_id);

CREATE TABLE post_title (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    post_id INTEGER NOT NULL REFERENCES post (id),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX post_title_post ON post_title (post_id);

CREATE TABLE absence (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    person_id INTEGER NOT NULL REFERENCES person (id),
    officer_id INTEGER REFERENCES person (id),
    from_date TEXT,
    to_date TEXT,
    reason TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX absence_person ON absence (person_id);

CREATE INDEX absence_officer ON absence (officer_id) WHERE officer_id IS NOT NULL;

CREATE INDEX absence_to ON absence (to_date) WHERE to_date IS NOT NULL;

CREATE TABLE affiliation (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    person_id INTEGER NOT NULL REFERENCES person (id),
    body_id INTEGER REFERENCES body (id),
    post_id INTEGER REFERENCES post (id),
    body_as_printed TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    functions TEXT NOT NULL DEFAULT '',
    type TEXT NOT NULL DEFAULT '',
    rank TEXT NOT NULL DEFAULT '',
    is_acting INTEGER NOT NULL DEFAULT 0,
    is_primary INTEGER NOT NULL DEFAULT 0,
    from_date TEXT,
    to_date TEXT,
    absence_id INTEGER REFERENCES absence (id),
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX affiliation_person ON affiliation (person_id);

CREATE INDEX affiliation_body ON affiliation (body_id);

CREATE INDEX affiliation_post ON affiliation (post_id);

CREATE INDEX affiliation_absence ON affiliation (absence_id) WHERE absence_id IS NOT NULL;

CREATE INDEX affiliation_from ON affiliation (from_date) WHERE from_date IS NOT NULL;

CREATE INDEX affiliation_to ON affiliation (to_date) WHERE to_date IS NOT NULL;

CREATE UNIQUE INDEX affiliation_primary ON affiliation (person_id) WHERE is_primary = 1 AND deleted_at IS NULL;

CREATE TABLE channel (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    owner_id INTEGER NOT NULL REFERENCES entry (id),
    type TEXT NOT NULL,
    raw TEXT NOT NULL,
    normalised TEXT,
    display TEXT NOT NULL DEFAULT '',
    is_valid INTEGER NOT NULL DEFAULT 0,
    number_type TEXT,
    extension TEXT,
    region TEXT,
    assumed_region TEXT,
    rule_version INTEGER NOT NULL DEFAULT 0,
    label TEXT NOT NULL DEFAULT '',
    purposes TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'unchecked',
    state_reason TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL DEFAULT 'office',
    owner TEXT NOT NULL DEFAULT '',
    as_of TEXT,
    from_date TEXT,
    to_date TEXT,
    quote TEXT NOT NULL DEFAULT '',
    is_certain INTEGER NOT NULL DEFAULT 1,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX channel_owner ON channel (owner_id);

CREATE INDEX channel_normalised ON channel (normalised) WHERE normalised IS NOT NULL;

CREATE TABLE address (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    owner_id INTEGER NOT NULL REFERENCES entry (id),
    label TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    lines TEXT NOT NULL DEFAULT '',
    po_box TEXT NOT NULL DEFAULT '',
    extended TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL DEFAULT 'office',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX address_owner ON address (owner_id);

CREATE TABLE entry_language (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    language TEXT NOT NULL,
    level TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX entry_language_entry ON entry_language (entry_id);

CREATE TABLE entry_area (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    area TEXT NOT NULL,
    role TEXT NOT NULL,
    from_date TEXT,
    to_date TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX entry_area_entry ON entry_area (entry_id);

CREATE TABLE legal_basis (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    basis TEXT NOT NULL,
    purpose TEXT NOT NULL DEFAULT '',
    given TEXT,
    withdrawn TEXT,
    how TEXT NOT NULL DEFAULT '',
    retain_until TEXT,
    review_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX legal_basis_entry ON legal_basis (entry_id);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    group_name TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE UNIQUE INDEX tag_folded ON tag (folded) WHERE deleted_at IS NULL;

CREATE TABLE entry_tag (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    tag_id INTEGER NOT NULL REFERENCES tag (id),
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX entry_tag_once ON entry_tag (entry_id, tag_id) WHERE deleted_at IS NULL;

CREATE INDEX entry_tag_entry ON entry_tag (entry_id);

CREATE INDEX entry_tag_tag ON entry_tag (tag_id);

CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    text TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'note',
    at INTEGER,
    by TEXT NOT NULL DEFAULT '',
    call_back TEXT,
    is_done INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX note_entry ON note (entry_id);

CREATE INDEX note_call_back ON note (call_back) WHERE call_back IS NOT NULL AND is_done = 0 AND deleted_at IS NULL;

CREATE TABLE known_gap (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    field TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX known_gap_entry ON known_gap (entry_id);

CREATE TABLE kept_property (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    group_name TEXT NOT NULL DEFAULT '',
    parameters TEXT NOT NULL DEFAULT '[]',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX kept_property_entry ON kept_property (entry_id);

CREATE TABLE stored_file (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    digest TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX stored_file_digest ON stored_file (digest) WHERE deleted_at IS NULL;

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    file_id INTEGER NOT NULL REFERENCES stored_file (id),
    file_name TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT 'document',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX attachment_entry ON attachment (entry_id);

CREATE INDEX attachment_file ON attachment (file_id);

CREATE TABLE custom_field (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    type TEXT NOT NULL DEFAULT 'text',
    kinds TEXT NOT NULL DEFAULT '',
    choices TEXT NOT NULL DEFAULT '[]',
    visibility TEXT NOT NULL DEFAULT 'office',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX custom_field_folded ON custom_field (folded) WHERE deleted_at IS NULL;

CREATE TABLE custom_value (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    field_id INTEGER NOT NULL REFERENCES custom_field (id),
    value TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX custom_value_entry ON custom_value (entry_id);

CREATE INDEX custom_value_field ON custom_value (field_id);

CREATE TABLE area (
    id INTEGER PRIMARY KEY REFERENCES entry (id),
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    code TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX area_code ON area (code) WHERE deleted_at IS NULL;

CREATE TABLE area_group (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE UNIQUE INDEX area_group_folded ON area_group (folded) WHERE deleted_at IS NULL;

CREATE TABLE area_group_member (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    group_id INTEGER NOT NULL REFERENCES area_group (id),
    area TEXT NOT NULL,
    from_date TEXT,
    to_date TEXT,
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX area_group_member_group ON area_group_member (group_id);

CREATE INDEX area_group_member_area ON area_group_member (area);

CREATE TABLE directory_list (
    id INTEGER PRIMARY KEY REFERENCES entry (id),
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    purpose TEXT NOT NULL DEFAULT '',
    rule TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE list_member (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    list_id INTEGER NOT NULL REFERENCES directory_list (id),
    member_id INTEGER NOT NULL REFERENCES entry (id),
    is_left_out INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX list_member_once ON list_member (list_id, member_id) WHERE deleted_at IS NULL;

CREATE INDEX list_member_list ON list_member (list_id);

CREATE INDEX list_member_member ON list_member (member_id);

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    symbol TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    dated TEXT,
    is_date_assumed INTEGER NOT NULL DEFAULT 0,
    received_at INTEGER,
    language TEXT NOT NULL DEFAULT '',
    file_name TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    text_hash BLOB
) STRICT;

CREATE INDEX source_hash ON source (text_hash) WHERE text_hash IS NOT NULL;

CREATE TABLE citation (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    source_id INTEGER NOT NULL REFERENCES source (id),
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    table_name TEXT NOT NULL DEFAULT '',
    row_uid BLOB,
    field TEXT NOT NULL DEFAULT '',
    quote TEXT NOT NULL DEFAULT '',
    quote_start INTEGER,
    locator TEXT NOT NULL DEFAULT '',
    asserted TEXT NOT NULL DEFAULT '',
    is_certain INTEGER NOT NULL DEFAULT 1,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX citation_source ON citation (source_id);

CREATE INDEX citation_entry ON citation (entry_id);

CREATE TABLE verification (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    table_name TEXT NOT NULL DEFAULT '',
    row_uid BLOB,
    field TEXT NOT NULL DEFAULT '',
    checked_on TEXT NOT NULL,
    checked_by TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT 'right',
    next_due TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX verification_entry ON verification (entry_id);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE star (entry_id INTEGER PRIMARY KEY REFERENCES entry (id), at INTEGER NOT NULL) STRICT;

CREATE TABLE recent (entry_id INTEGER PRIMARY KEY REFERENCES entry (id), at INTEGER NOT NULL) STRICT;

CREATE TABLE draft (name TEXT PRIMARY KEY, content TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE search_row (
    label INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL UNIQUE REFERENCES entry (id),
    sort_key BLOB NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    initials TEXT NOT NULL,
    line1 TEXT NOT NULL,
    line2 TEXT NOT NULL,
    country TEXT NOT NULL,
    flags TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX search_row_order ON search_row (sort_key);

CREATE TABLE search_flag (flag TEXT NOT NULL, label INTEGER NOT NULL, PRIMARY KEY (flag, label)) STRICT, WITHOUT ROWID;

CREATE TABLE search_exact (folded TEXT NOT NULL, label INTEGER NOT NULL, PRIMARY KEY (folded, label)) STRICT, WITHOUT ROWID;

CREATE TABLE search_total (flag TEXT PRIMARY KEY, total INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE INDEX search_exact_label ON search_exact (label);

CREATE VIRTUAL TABLE search_text USING fts5 (
    names, works, others,
    content = '', contentless_delete = 1, detail = column, prefix = '1 2 3', tokenize = 'ascii'
);

CREATE VIRTUAL TABLE search_word USING fts5vocab (search_text, instance);

CREATE VIRTUAL TABLE search_digits USING fts5 (
    digits, content = '', contentless_delete = 1, detail = full, tokenize = 'trigram'
);

INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);

INSERT INTO search_digits (search_digits, rank) VALUES ('secure-delete', 1);
