-- Lists and their versions, meetings and who takes part, and what trust needs:
-- who is who, whom not to write to, who was given what.

CREATE TABLE event (
    id INTEGER PRIMARY KEY REFERENCES entry (id),
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    short TEXT NOT NULL DEFAULT '',
    symbol TEXT NOT NULL DEFAULT '',
    series TEXT NOT NULL DEFAULT '',
    folded_series TEXT NOT NULL DEFAULT '',
    ordinal INTEGER,
    from_date TEXT,
    to_date TEXT,
    dates_as_given TEXT NOT NULL DEFAULT '',
    from_time TEXT NOT NULL DEFAULT '',
    to_time TEXT NOT NULL DEFAULT '',
    time_zone TEXT NOT NULL DEFAULT '',
    venue TEXT NOT NULL DEFAULT '',
    expected INTEGER,
    expected_areas INTEGER,
    expected_as_given TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'planned',
    answer_by TEXT,
    nominate_by TEXT,
    reference_form TEXT NOT NULL DEFAULT '',
    chain TEXT NOT NULL DEFAULT '[]',
    protocol TEXT NOT NULL DEFAULT '[]',
    parent_id INTEGER REFERENCES event (id),
    like_id INTEGER REFERENCES event (id)
) STRICT;

CREATE INDEX event_parent ON event (parent_id) WHERE parent_id IS NOT NULL;

CREATE INDEX event_like ON event (like_id) WHERE like_id IS NOT NULL;

CREATE INDEX event_from ON event (from_date) WHERE from_date IS NOT NULL;

CREATE INDEX event_series ON event (folded_series) WHERE folded_series <> '';

CREATE TABLE event_body (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    entry_id INTEGER REFERENCES entry (id),
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX event_body_event ON event_body (event_id);

CREATE INDEX event_body_entry ON event_body (entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE event_category (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    quota INTEGER,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX event_category_once ON event_category (event_id, code) WHERE deleted_at IS NULL;

CREATE INDEX event_category_event ON event_category (event_id);

CREATE TABLE event_role (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    weight INTEGER NOT NULL DEFAULT 0,
    quota INTEGER,
    is_head INTEGER NOT NULL DEFAULT 0,
    is_wanted INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX event_role_once ON event_role (event_id, code) WHERE deleted_at IS NULL;

CREATE INDEX event_role_event ON event_role (event_id);

CREATE TABLE event_section (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    is_hidden INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX event_section_once ON event_section (event_id, code) WHERE deleted_at IS NULL;

CREATE INDEX event_section_event ON event_section (event_id);

CREATE TABLE event_column (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    name TEXT NOT NULL DEFAULT '',
    folded TEXT NOT NULL DEFAULT '',
    type TEXT NOT NULL DEFAULT 'text',
    choices TEXT NOT NULL DEFAULT '[]',
    currency TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL DEFAULT 'named',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX event_column_once ON event_column (event_id, folded) WHERE deleted_at IS NULL;

CREATE INDEX event_column_event ON event_column (event_id);

CREATE TABLE delegation (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    represents_id INTEGER REFERENCES entry (id),
    name TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    credentials TEXT NOT NULL DEFAULT '',
    credentials_on TEXT,
    credentials_reference TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    quota INTEGER,
    sort_as TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX delegation_once ON delegation (event_id, represents_id, category) WHERE deleted_at IS NULL;

CREATE INDEX delegation_event ON delegation (event_id);

CREATE INDEX delegation_represents ON delegation (represents_id) WHERE represents_id IS NOT NULL;

CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    addressee_id INTEGER REFERENCES entry (id),
    represents_id INTEGER REFERENCES entry (id),
    via_id INTEGER REFERENCES entry (id),
    list_id INTEGER REFERENCES directory_list (id),
    delegation_id INTEGER REFERENCES delegation (id),
    name TEXT NOT NULL DEFAULT '',
    represents TEXT NOT NULL DEFAULT '',
    step TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    dated TEXT,
    deadline TEXT,
    status TEXT NOT NULL DEFAULT 'draft',
    status_on TEXT,
    answer TEXT NOT NULL DEFAULT '',
    answer_form TEXT NOT NULL DEFAULT '',
    answered_on TEXT,
    is_nominee_open INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX invitation_event ON invitation (event_id);

CREATE INDEX invitation_addressee ON invitation (addressee_id) WHERE addressee_id IS NOT NULL;

CREATE INDEX invitation_represents ON invitation (represents_id) WHERE represents_id IS NOT NULL;

CREATE INDEX invitation_via ON invitation (via_id) WHERE via_id IS NOT NULL;

CREATE INDEX invitation_list ON invitation (list_id) WHERE list_id IS NOT NULL;

CREATE INDEX invitation_delegation ON invitation (delegation_id) WHERE delegation_id IS NOT NULL;

CREATE INDEX invitation_deadline ON invitation (deadline) WHERE deadline IS NOT NULL;

CREATE TABLE invitation_copy (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    invitation_id INTEGER NOT NULL REFERENCES invitation (id),
    entry_id INTEGER REFERENCES entry (id),
    name TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX invitation_copy_event ON invitation_copy (event_id);

CREATE INDEX invitation_copy_invitation ON invitation_copy (invitation_id);

CREATE INDEX invitation_copy_entry ON invitation_copy (entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE invitation_status (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    invitation_id INTEGER NOT NULL REFERENCES invitation (id),
    status TEXT NOT NULL DEFAULT '',
    on_date TEXT,
    how TEXT NOT NULL DEFAULT '',
    by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX invitation_status_event ON invitation_status (event_id);

CREATE INDEX invitation_status_invitation ON invitation_status (invitation_id);

CREATE TABLE reminder (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    invitation_id INTEGER NOT NULL REFERENCES invitation (id),
    form TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    sent_on TEXT,
    deadline TEXT,
    by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX reminder_event ON reminder (event_id);

CREATE INDEX reminder_invitation ON reminder (invitation_id);

CREATE TABLE participation (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    person_id INTEGER REFERENCES person (id),
    post_id INTEGER REFERENCES post (id),
    body_id INTEGER REFERENCES body (id),
    delegation_id INTEGER REFERENCES delegation (id),
    invitation_id INTEGER REFERENCES invitation (id),
    replaced_by_id INTEGER REFERENCES participation (id),
    replaced_on TEXT,
    name TEXT NOT NULL DEFAULT '',
    honorific TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    family_first INTEGER NOT NULL DEFAULT 0,
    badge_name TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    rank TEXT NOT NULL DEFAULT '',
    gender TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    functions TEXT NOT NULL DEFAULT '',
    credentials TEXT NOT NULL DEFAULT '',
    credentials_on TEXT,
    nomination TEXT NOT NULL DEFAULT '',
    nominated_on TEXT,
    nomination_reference TEXT NOT NULL DEFAULT '',
    registration TEXT NOT NULL DEFAULT '',
    registered_on TEXT,
    is_sponsored INTEGER NOT NULL DEFAULT 0,
    visibility TEXT NOT NULL DEFAULT 'office',
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX participation_event ON participation (event_id);

CREATE INDEX participation_person ON participation (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX participation_post ON participation (post_id) WHERE post_id IS NOT NULL;

CREATE INDEX participation_body ON participation (body_id) WHERE body_id IS NOT NULL;

CREATE INDEX participation_delegation ON participation (delegation_id) WHERE delegation_id IS NOT NULL;

CREATE INDEX participation_invitation ON participation (invitation_id) WHERE invitation_id IS NOT NULL;

CREATE INDEX participation_replaced_by ON participation (replaced_by_id) WHERE replaced_by_id IS NOT NULL;

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    participation_id INTEGER NOT NULL REFERENCES participation (id),
    on_date TEXT,
    state TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX attendance_once ON attendance (participation_id, on_date) WHERE deleted_at IS NULL;

CREATE INDEX attendance_event ON attendance (event_id);

CREATE INDEX attendance_participation ON attendance (participation_id);

CREATE TABLE event_value (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER NOT NULL REFERENCES event (id),
    participation_id INTEGER NOT NULL REFERENCES participation (id),
    column_id INTEGER NOT NULL REFERENCES event_column (id),
    value TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX event_value_once ON event_value (participation_id, column_id) WHERE deleted_at IS NULL;

CREATE INDEX event_value_event ON event_value (event_id);

CREATE INDEX event_value_participation ON event_value (participation_id);

CREATE INDEX event_value_column ON event_value (column_id);

CREATE TABLE letter_template (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    event_id INTEGER REFERENCES event (id),
    name TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX letter_template_event ON letter_template (event_id) WHERE event_id IS NOT NULL;

CREATE TABLE edition (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    base_id INTEGER REFERENCES edition (id),
    form TEXT NOT NULL DEFAULT 'list',
    number INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    rule TEXT NOT NULL DEFAULT '',
    as_of INTEGER NOT NULL,
    audience TEXT NOT NULL DEFAULT 'office',
    digest BLOB NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX edition_number ON edition (entry_id, form, number);

CREATE INDEX edition_entry ON edition (entry_id);

CREATE INDEX edition_base ON edition (base_id) WHERE base_id IS NOT NULL;

CREATE TABLE edition_row (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    edition_id INTEGER NOT NULL REFERENCES edition (id),
    entry_id INTEGER REFERENCES entry (id),
    via_id INTEGER REFERENCES entry (id),
    member_uid BLOB NOT NULL,
    section TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL DEFAULT '[]',
    personal TEXT,
    salt BLOB,
    digest BLOB NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX edition_row_edition ON edition_row (edition_id);

CREATE INDEX edition_row_entry ON edition_row (entry_id) WHERE entry_id IS NOT NULL;

CREATE INDEX edition_row_via ON edition_row (via_id) WHERE via_id IS NOT NULL;

CREATE TABLE edition_recipient (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    edition_id INTEGER NOT NULL REFERENCES edition (id),
    entry_id INTEGER REFERENCES entry (id),
    name TEXT NOT NULL DEFAULT '',
    sent_on TEXT,
    form TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX edition_recipient_edition ON edition_recipient (edition_id);

CREATE INDEX edition_recipient_entry ON edition_recipient (entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE hand_over (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    list_id INTEGER REFERENCES directory_list (id),
    recipient_id INTEGER REFERENCES entry (id),
    previous_id INTEGER REFERENCES hand_over (id),
    recipient TEXT NOT NULL DEFAULT '',
    query TEXT NOT NULL DEFAULT '',
    format TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT 'office',
    target TEXT NOT NULL DEFAULT '',
    columns TEXT NOT NULL DEFAULT '[]',
    at INTEGER NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX hand_over_list ON hand_over (list_id) WHERE list_id IS NOT NULL;

CREATE INDEX hand_over_recipient ON hand_over (recipient_id) WHERE recipient_id IS NOT NULL;

CREATE INDEX hand_over_previous ON hand_over (previous_id) WHERE previous_id IS NOT NULL;

CREATE TABLE hand_over_row (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    hand_over_id INTEGER NOT NULL REFERENCES hand_over (id),
    entry_id INTEGER REFERENCES entry (id),
    member_uid BLOB NOT NULL,
    salt BLOB,
    digest BLOB NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX hand_over_row_hand_over ON hand_over_row (hand_over_id);

CREATE INDEX hand_over_row_entry ON hand_over_row (entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE export_preset (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    list_id INTEGER REFERENCES directory_list (id),
    name TEXT NOT NULL DEFAULT '',
    format TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT 'office',
    rows TEXT NOT NULL DEFAULT 'person',
    columns TEXT NOT NULL DEFAULT '[]',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX export_preset_list ON export_preset (list_id) WHERE list_id IS NOT NULL;

CREATE TABLE contact_refusal (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    channel TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    from_date TEXT,
    to_date TEXT,
    by TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX contact_refusal_entry ON contact_refusal (entry_id);

CREATE TABLE restriction (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    reason TEXT NOT NULL DEFAULT '',
    from_date TEXT,
    to_date TEXT,
    by TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX restriction_entry ON restriction (entry_id);

CREATE TABLE not_same (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    first_id INTEGER NOT NULL REFERENCES entry (id),
    second_id INTEGER NOT NULL REFERENCES entry (id),
    reason TEXT NOT NULL DEFAULT '',
    by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE UNIQUE INDEX not_same_once ON not_same (first_id, second_id) WHERE deleted_at IS NULL;

CREATE INDEX not_same_first ON not_same (first_id);

CREATE INDEX not_same_second ON not_same (second_id);

CREATE TABLE merge_record (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    survivor_id INTEGER NOT NULL REFERENCES entry (id),
    absorbed_id INTEGER NOT NULL REFERENCES entry (id),
    by TEXT NOT NULL DEFAULT '',
    undone_on TEXT
) STRICT;

CREATE INDEX merge_record_survivor ON merge_record (survivor_id);

CREATE INDEX merge_record_absorbed ON merge_record (absorbed_id);

CREATE TABLE merge_move (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    merge_id INTEGER NOT NULL REFERENCES merge_record (id),
    table_name TEXT NOT NULL DEFAULT '',
    row_uid BLOB NOT NULL,
    field TEXT NOT NULL DEFAULT '',
    before TEXT,
    after TEXT,
    choice TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX merge_move_merge ON merge_move (merge_id);

CREATE TABLE suppression_mark (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    kind TEXT NOT NULL DEFAULT '',
    salt BLOB NOT NULL,
    digest BLOB NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    on_date TEXT
) STRICT;

CREATE INDEX suppression_mark_digest ON suppression_mark (digest);

CREATE TABLE fact_life (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    version INTEGER NOT NULL DEFAULT 1,
    created_op INTEGER NOT NULL REFERENCES operation (id),
    updated_op INTEGER NOT NULL REFERENCES operation (id),
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    kind TEXT NOT NULL DEFAULT '',
    days INTEGER NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX fact_life_once ON fact_life (kind) WHERE deleted_at IS NULL;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    origin TEXT NOT NULL,
    action TEXT NOT NULL,
    entry_uid BLOB,
    fields TEXT NOT NULL,
    count INTEGER NOT NULL DEFAULT 0,
    previous BLOB NOT NULL,
    digest BLOB NOT NULL
) STRICT;

CREATE INDEX audit_entry ON audit (entry_uid) WHERE entry_uid IS NOT NULL;

ALTER TABLE directory_list ADD COLUMN member_kind TEXT NOT NULL DEFAULT '';

ALTER TABLE directory_list ADD COLUMN form TEXT NOT NULL DEFAULT '';

ALTER TABLE directory_list ADD COLUMN event_id INTEGER REFERENCES event (id);

CREATE INDEX directory_list_event ON directory_list (event_id) WHERE event_id IS NOT NULL;

ALTER TABLE list_member ADD COLUMN is_pinned INTEGER NOT NULL DEFAULT 1;
