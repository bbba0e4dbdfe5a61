-- The hall's memory, first step: people, what is offered, what is filed, what was decided.
-- Instants (…_at) are microseconds since 1970 in UTC, civil dates (…_on) are YYYY-MM-DD in Asia/Shanghai.
-- The file of the same name under postgres/ makes the same tables with the same columns.

CREATE TABLE person (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the person
    login TEXT UNIQUE,                                -- sign-in name of a member of staff, lower case; citizens have none
    name TEXT NOT NULL,                               -- real name as on the identity card
    citizen_id TEXT UNIQUE,                           -- citizen identity number, 18 characters; absent for staff without one
    mobile TEXT UNIQUE,                               -- mobile number, 11 digits, also a sign-in name
    email TEXT,                                       -- address for mail, where the person gave one
    password_hash TEXT,                               -- argon2id in PHC form; absent until a password is set
    created_at INTEGER NOT NULL,                      -- when the account was opened
    updated_at INTEGER NOT NULL,                      -- when the person's facts last changed
    disabled_at INTEGER                               -- since when the account cannot sign in
) STRICT;

CREATE TABLE organisation (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the organisation
    credit_code TEXT NOT NULL UNIQUE,                 -- unified social credit code, 18 characters
    name TEXT NOT NULL,                               -- registered name
    kind TEXT NOT NULL,                               -- kind of applicant, such as enterprise
    representative TEXT NOT NULL,                     -- name of the legal representative
    created_at INTEGER NOT NULL                       -- when it was entered
) STRICT;

CREATE TABLE membership (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the authorisation
    organisation_id BLOB NOT NULL REFERENCES organisation (id), -- for whom the person acts
    person_id BLOB NOT NULL REFERENCES person (id),   -- who acts
    role TEXT NOT NULL CHECK (role IN ('representative', 'agent')), -- in what capacity
    scope TEXT NOT NULL CHECK (json_valid(scope)),    -- list of item keys; the empty list means every item
    starts_on TEXT NOT NULL,                          -- first day on which it is valid
    ends_on TEXT,                                     -- last day on which it is valid; absent for no end
    granted_by BLOB REFERENCES person (id),           -- who granted it; absent for the representative
    granted_at INTEGER NOT NULL,                      -- when it was granted
    revoked_at INTEGER                                -- when it was taken back
) STRICT;
CREATE INDEX membership_by_person ON membership (person_id, granted_at);
CREATE INDEX membership_by_organisation ON membership (organisation_id, granted_at);

CREATE TABLE department (
    key TEXT NOT NULL PRIMARY KEY,                    -- short name in addresses; never changes
    code TEXT NOT NULL UNIQUE,                        -- code in case numbers
    name_zh TEXT NOT NULL,                            -- name of the organ in Chinese, as printed on its documents
    name_en TEXT NOT NULL,                            -- name of the organ in English
    updated_at INTEGER NOT NULL                       -- when the entry last changed
) STRICT;

CREATE TABLE staff (
    person_id BLOB NOT NULL REFERENCES person (id),   -- the member of staff
    department TEXT NOT NULL REFERENCES department (key), -- where the roles hold
    roles TEXT NOT NULL CHECK (json_valid(roles)),    -- list of role words
    updated_at INTEGER NOT NULL,                      -- when the entry last changed
    PRIMARY KEY (person_id, department)
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_by_department ON staff (department, person_id);

CREATE TABLE item (
    key TEXT NOT NULL,                                -- short name in addresses; never changes
    version INTEGER NOT NULL CHECK (version > 0),     -- counts the versions of the item
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')), -- where the version stands
    department TEXT NOT NULL REFERENCES department (key), -- who receives and decides
    body TEXT NOT NULL CHECK (json_valid(body)),      -- the whole item as domain::items::Item
    saved_at INTEGER NOT NULL,                        -- when this version was last written
    published_at INTEGER,                             -- when this version became the offered one
    retired_at INTEGER,                               -- when another version took its place
    PRIMARY KEY (key, version)
) STRICT;
CREATE UNIQUE INDEX item_published ON item (key) WHERE state = 'published';

-- What people can find; text is cut into overlapping pairs of characters before it comes here.
CREATE VIRTUAL TABLE item_search USING fts5 (
    key UNINDEXED,                                    -- the item
    name,                                             -- words of its name
    body,                                             -- words of its summary, synonyms, topics and materials
    initials,                                         -- every tail of the pinyin initials of its name
    tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE failed_search (
    words TEXT NOT NULL PRIMARY KEY,                  -- what was typed and found nothing
    times INTEGER NOT NULL,                           -- how often
    last_at INTEGER NOT NULL                          -- when it was last typed
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the draft
    owner_id BLOB NOT NULL REFERENCES person (id),    -- who writes it
    organisation_id BLOB REFERENCES organisation (id), -- for whom it is written; absent for the owner
    item_key TEXT NOT NULL,                           -- what is applied for
    item_version INTEGER NOT NULL,                    -- in which version
    kind TEXT NOT NULL CHECK (kind IN ('filing', 'correction')), -- a first filing, or what corrects a case
    answers TEXT NOT NULL CHECK (json_valid(answers)), -- domain::forms::Answers as typed, wrong ones included
    choices TEXT NOT NULL CHECK (json_valid(choices)), -- what was chosen beside the answers
    version INTEGER NOT NULL CHECK (version > 0),     -- counts the saves; a stale save is refused
    created_at INTEGER NOT NULL,                      -- when it was begun
    updated_at INTEGER NOT NULL,                      -- when it was last saved
    case_id BLOB REFERENCES cases (id),               -- the case it became or corrects
    submitted_at INTEGER,                             -- when it was handed in; nothing changes afterwards
    FOREIGN KEY (item_key, item_version) REFERENCES item (key, version)
) STRICT;
CREATE INDEX draft_by_owner ON draft (owner_id, updated_at, id);
CREATE INDEX draft_by_case ON draft (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX draft_unsubmitted ON draft (updated_at, id) WHERE submitted_at IS NULL;

CREATE TABLE cases (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the case
    number TEXT NOT NULL UNIQUE,                      -- number on the receipt
    query_code_hash BLOB NOT NULL CHECK (length(query_code_hash) = 32), -- hash of the code for tracking without an account
    draft_id BLOB UNIQUE,                             -- the draft it came from; one draft gives one case
    item_key TEXT NOT NULL,                           -- what is applied for
    item_version INTEGER NOT NULL,                    -- in the version in force at filing
    applicant_id BLOB NOT NULL REFERENCES person (id), -- who filed it
    applicant_name TEXT NOT NULL,                     -- name of the applicant as filed: the person or the organisation
    organisation_id BLOB REFERENCES organisation (id), -- for whom it was filed; absent for the person
    department TEXT NOT NULL REFERENCES department (key), -- who handles it
    state TEXT NOT NULL,                              -- word of the procedural state
    waits_for TEXT NOT NULL,                          -- word for who has to act next
    version INTEGER NOT NULL CHECK (version > 0),     -- counts the changes; a stale change is refused
    handler_id BLOB REFERENCES person (id),           -- to whom it is assigned
    received_at INTEGER NOT NULL,                     -- when the application arrived
    updated_at INTEGER NOT NULL,                      -- when it last changed
    due_on TEXT NOT NULL,                             -- last day of the running clock, derived; 9999-12-31 where none runs
    next_timer_on TEXT,                               -- first day on which the sweep has to look at it, derived
    closed_at INTEGER,                                -- when the procedure ended
    answers TEXT NOT NULL CHECK (json_valid(answers)), -- domain::forms::Answers as filed and corrected
    choices TEXT NOT NULL CHECK (json_valid(choices)), -- what was chosen beside the answers
    FOREIGN KEY (item_key, item_version) REFERENCES item (key, version)
) STRICT;
CREATE INDEX cases_by_applicant ON cases (applicant_id, received_at, id);
CREATE INDEX cases_by_organisation ON cases (organisation_id, received_at, id) WHERE organisation_id IS NOT NULL;
CREATE INDEX cases_by_state ON cases (department, state, due_on, id);
CREATE INDEX cases_by_turn ON cases (department, waits_for, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX cases_open ON cases (department, due_on, id, state, waits_for) WHERE closed_at IS NULL;
CREATE INDEX cases_by_handler ON cases (handler_id, department, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX cases_by_timer ON cases (next_timer_on, id) WHERE next_timer_on IS NOT NULL;

CREATE TABLE file (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the file
    owner_id BLOB NOT NULL REFERENCES person (id),    -- who handed it in
    draft_id BLOB REFERENCES draft (id) ON DELETE SET NULL, -- the draft it belongs to
    case_id BLOB REFERENCES cases (id),               -- the case it belongs to, from its filing on
    material TEXT NOT NULL,                           -- key of the material it proves
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32), -- address of the content
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0), -- length of the content
    mime TEXT NOT NULL,                               -- type by its first bytes
    name TEXT NOT NULL,                               -- name on the owner's device
    state TEXT NOT NULL,                              -- word of the verdict on it
    note TEXT NOT NULL,                               -- what the verdict says; empty for nothing
    added_at INTEGER NOT NULL,                        -- when it was handed in
    removed_at INTEGER                                -- when its owner took it away or replaced it
) STRICT;
CREATE INDEX file_by_draft ON file (draft_id, added_at, id) WHERE draft_id IS NOT NULL;
CREATE INDEX file_by_case ON file (case_id, added_at, id) WHERE case_id IS NOT NULL;
CREATE INDEX file_by_content ON file (sha256);

-- The history: what happened, each entry sealed with the hash of the one before.
CREATE TABLE case_event (
    position INTEGER NOT NULL PRIMARY KEY,            -- place in the chain of all cases, from 1 without gaps
    case_id BLOB NOT NULL REFERENCES cases (id),      -- to which case it happened
    seq INTEGER NOT NULL,                             -- place in the case, from 1 without gaps
    at INTEGER NOT NULL,                              -- when it happened
    actor_id BLOB,                                    -- who did it; absent for the hall itself
    actor TEXT NOT NULL CHECK (json_valid(actor)),    -- the capacity in which it was done
    fact TEXT NOT NULL,                               -- word of what happened
    body TEXT NOT NULL CHECK (json_valid(body)),      -- the event itself, byte for byte as it was hashed
    prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32), -- hash of the entry before; zeros for the first
    hash BLOB NOT NULL CHECK (length(hash) = 32),     -- SHA-256 over prev_hash and all the columns above
    UNIQUE (case_id, seq)
) STRICT;
CREATE TRIGGER case_event_no_update BEFORE UPDATE ON case_event
BEGIN
    SELECT RAISE(ABORT, 'case_event is append-only');
END;
CREATE TRIGGER case_event_no_delete BEFORE DELETE ON case_event
BEGIN
    SELECT RAISE(ABORT, 'case_event is append-only');
END;

CREATE TABLE audit_checkpoint (
    position INTEGER NOT NULL PRIMARY KEY,            -- last entry it covers
    hash BLOB NOT NULL CHECK (length(hash) = 32),     -- hash of that entry
    at INTEGER NOT NULL                               -- when it was taken
) STRICT;
CREATE TRIGGER audit_checkpoint_no_update BEFORE UPDATE ON audit_checkpoint
BEGIN
    SELECT RAISE(ABORT, 'audit_checkpoint is append-only');
END;
CREATE TRIGGER audit_checkpoint_no_delete BEFORE DELETE ON audit_checkpoint
BEGIN
    SELECT RAISE(ABORT, 'audit_checkpoint is append-only');
END;

CREATE TABLE document (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the document
    case_id BLOB NOT NULL REFERENCES cases (id),      -- in which case it was issued
    kind TEXT NOT NULL,                               -- code of the kind, D1 to D17
    number TEXT NOT NULL UNIQUE,                      -- number of record
    verification_code TEXT NOT NULL UNIQUE,           -- by which a third party checks it
    body TEXT NOT NULL CHECK (json_valid(body)),      -- what it says
    issued_at INTEGER NOT NULL                        -- when it was issued
) STRICT;
CREATE INDEX document_by_case ON document (case_id, issued_at, id);

CREATE TABLE session (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID under which its owner sees and ends it
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32), -- hash of the token in the cookie
    person_id BLOB NOT NULL REFERENCES person (id),   -- who is signed in
    created_at INTEGER NOT NULL,                      -- when the person signed in
    proved_at INTEGER NOT NULL,                       -- when the person last gave the password
    seen_at INTEGER NOT NULL,                         -- when it was last used, to the minute or so
    expires_at INTEGER NOT NULL,                      -- when it ends however much it is used
    user_agent TEXT NOT NULL,                         -- browser and system in a few words
    ended_at INTEGER                                  -- when it was ended
) STRICT;
CREATE INDEX session_by_person ON session (person_id, created_at);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE attempt (
    scope TEXT NOT NULL,                              -- what is limited, such as sign-in:account
    subject TEXT NOT NULL,                            -- whom it counts against, as the caller names or hashes it
    window_at INTEGER NOT NULL,                       -- start of the window it counts in
    times INTEGER NOT NULL,                           -- how often
    PRIMARY KEY (scope, subject, window_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_by_window ON attempt (window_at);

CREATE TABLE setup_token (
    token_hash BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32), -- hash of the token printed at first start
    created_at INTEGER NOT NULL,                      -- when it was printed
    expires_at INTEGER NOT NULL,                      -- until when it can be used
    used_at INTEGER                                   -- when it was used
) STRICT;

CREATE TABLE message (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the message
    person_id BLOB NOT NULL REFERENCES person (id),   -- to whom it is addressed
    case_id BLOB REFERENCES cases (id),               -- the case it is about
    kind TEXT NOT NULL,                               -- word of its text in the locales
    params TEXT NOT NULL CHECK (json_valid(params)),  -- what the text is filled with
    sent_at INTEGER NOT NULL,                         -- when it was sent
    read_at INTEGER                                   -- when it was first opened
) STRICT;
CREATE INDEX message_by_person ON message (person_id, sent_at, id);
CREATE INDEX message_unread ON message (person_id) WHERE read_at IS NULL;

CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the task
    kind TEXT NOT NULL,                               -- word of what has to be done
    payload TEXT NOT NULL CHECK (json_valid(payload)), -- with what
    created_at INTEGER NOT NULL,                      -- when it was written, with the change it belongs to
    run_at INTEGER NOT NULL,                          -- not before
    attempts INTEGER NOT NULL,                        -- how often it was begun
    locked_until INTEGER,                             -- until when somebody is at it
    done_at INTEGER,                                  -- when it was done
    dead_at INTEGER,                                  -- when it was given up
    last_error TEXT                                   -- why it last failed
) STRICT;
CREATE INDEX outbox_due ON outbox (run_at, id) WHERE done_at IS NULL AND dead_at IS NULL;

CREATE TABLE calendar_year (
    year INTEGER NOT NULL PRIMARY KEY,                -- the civil year
    body TEXT NOT NULL CHECK (json_valid(body)),      -- its holidays and shifted working days
    source TEXT NOT NULL,                             -- the notice of the State Council it follows
    loaded_at INTEGER NOT NULL                        -- when it was loaded
) STRICT;

CREATE TABLE counter (
    scope TEXT NOT NULL PRIMARY KEY,                  -- what is numbered, such as the cases of a department on a day
    last INTEGER NOT NULL                             -- the last number given
) STRICT, WITHOUT ROWID;
