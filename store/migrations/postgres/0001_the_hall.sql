-- The hall's memory, first step: people, what is offered, what is filed, what was decided.
-- Instants (…_at) are TIMESTAMPTZ, civil dates (…_on) are dates in Asia/Shanghai.
-- The file of the same name under sqlite/ makes the same tables with the same columns.

CREATE TABLE person (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the person
    login TEXT UNIQUE,                                -- sign-in name of a member of staff, lower case; citizens have none
    name TEXT NOT NULL,                               -- real name as on the identity card
    citizen_id TEXT UNIQUE,                           -- citizen identity number, 18 characters; absent for staff without one
    mobile TEXT UNIQUE,                               -- mobile number, 11 digits, also a sign-in name
    email TEXT,                                       -- address for mail, where the person gave one
    password_hash TEXT,                               -- argon2id in PHC form; absent until a password is set
    created_at TIMESTAMPTZ NOT NULL,                  -- when the account was opened
    updated_at TIMESTAMPTZ NOT NULL,                  -- when the person's facts last changed
    disabled_at TIMESTAMPTZ                           -- since when the account cannot sign in
);

CREATE TABLE organisation (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the organisation
    credit_code TEXT NOT NULL UNIQUE,                 -- unified social credit code, 18 characters
    name TEXT NOT NULL,                               -- registered name
    kind TEXT NOT NULL,                               -- kind of applicant, such as enterprise
    representative TEXT NOT NULL,                     -- name of the legal representative
    created_at TIMESTAMPTZ NOT NULL                   -- when it was entered
);

CREATE TABLE membership (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the authorisation
    organisation_id UUID NOT NULL REFERENCES organisation (id), -- for whom the person acts
    person_id UUID NOT NULL REFERENCES person (id),   -- who acts
    role TEXT NOT NULL CHECK (role IN ('representative', 'agent')), -- in what capacity
    scope JSONB NOT NULL,                             -- list of item keys; the empty list means every item
    starts_on DATE NOT NULL,                          -- first day on which it is valid
    ends_on DATE,                                     -- last day on which it is valid; absent for no end
    granted_by UUID REFERENCES person (id),           -- who granted it; absent for the representative
    granted_at TIMESTAMPTZ NOT NULL,                  -- when it was granted
    revoked_at TIMESTAMPTZ                            -- when it was taken back
);
CREATE INDEX membership_by_person ON membership (person_id, granted_at);
CREATE INDEX membership_by_organisation ON membership (organisation_id, granted_at);

CREATE TABLE department (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,        -- short name in addresses; never changes
    code TEXT NOT NULL UNIQUE,                        -- code in case numbers
    name_zh TEXT NOT NULL,                            -- name of the organ in Chinese, as printed on its documents
    name_en TEXT NOT NULL,                            -- name of the organ in English
    updated_at TIMESTAMPTZ NOT NULL                   -- when the entry last changed
);

CREATE TABLE staff (
    person_id UUID NOT NULL REFERENCES person (id),   -- the member of staff
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- where the roles hold
    roles JSONB NOT NULL,                             -- list of role words
    updated_at TIMESTAMPTZ NOT NULL,                  -- when the entry last changed
    PRIMARY KEY (person_id, department)
);
CREATE INDEX staff_by_department ON staff (department, person_id);

CREATE TABLE item (
    key TEXT COLLATE "C" NOT NULL,                    -- short name in addresses; never changes
    version BIGINT NOT NULL CHECK (version > 0),      -- counts the versions of the item
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')), -- where the version stands
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- who receives and decides
    body JSONB NOT NULL,                              -- the whole item as domain::items::Item
    saved_at TIMESTAMPTZ NOT NULL,                    -- when this version was last written
    published_at TIMESTAMPTZ,                         -- when this version became the offered one
    retired_at TIMESTAMPTZ,                           -- when another version took its place
    PRIMARY KEY (key, version)
);
CREATE UNIQUE INDEX item_published ON item (key) WHERE state = 'published';

-- What people can find; text is cut into overlapping pairs of characters before it comes here.
CREATE TABLE item_search (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,        -- the item
    name TEXT NOT NULL,                               -- words of its name
    body TEXT NOT NULL,                               -- words of its summary, synonyms, topics and materials
    initials TEXT NOT NULL                            -- every tail of the pinyin initials of its name
);
CREATE INDEX item_search_words ON item_search USING gin (
    (setweight(to_tsvector('simple', name), 'A') || to_tsvector('simple', body || ' ' || initials))
);

CREATE TABLE failed_search (
    words TEXT NOT NULL PRIMARY KEY,                  -- what was typed and found nothing
    times BIGINT NOT NULL,                            -- how often
    last_at TIMESTAMPTZ NOT NULL                      -- when it was last typed
);

CREATE TABLE draft (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the draft
    owner_id UUID NOT NULL REFERENCES person (id),    -- who writes it
    organisation_id UUID REFERENCES organisation (id), -- for whom it is written; absent for the owner
    item_key TEXT COLLATE "C" NOT NULL,               -- what is applied for
    item_version BIGINT NOT NULL,                     -- in which version
    kind TEXT NOT NULL CHECK (kind IN ('filing', 'correction')), -- a first filing, or what corrects a case
    answers JSONB NOT NULL,                           -- domain::forms::Answers as typed, wrong ones included
    choices JSONB NOT NULL,                           -- what was chosen beside the answers
    version BIGINT NOT NULL CHECK (version > 0),      -- counts the saves; a stale save is refused
    created_at TIMESTAMPTZ NOT NULL,                  -- when it was begun
    updated_at TIMESTAMPTZ NOT NULL,                  -- when it was last saved
    case_id UUID,                                     -- the case it became or corrects
    submitted_at TIMESTAMPTZ,                         -- when it was handed in; nothing changes afterwards
    FOREIGN KEY (item_key, item_version) REFERENCES item (key, version)
);
CREATE INDEX draft_by_owner ON draft (owner_id, updated_at, id);
CREATE INDEX draft_by_case ON draft (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX draft_unsubmitted ON draft (updated_at, id) WHERE submitted_at IS NULL;

CREATE TABLE cases (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the case
    number TEXT NOT NULL UNIQUE,                      -- number on the receipt
    query_code_hash BYTEA NOT NULL CHECK (length(query_code_hash) = 32), -- hash of the code for tracking without an account
    draft_id UUID UNIQUE,                             -- the draft it came from; one draft gives one case
    item_key TEXT COLLATE "C" NOT NULL,               -- what is applied for
    item_version BIGINT NOT NULL,                     -- in the version in force at filing
    applicant_id UUID NOT NULL REFERENCES person (id), -- who filed it
    applicant_name TEXT NOT NULL,                     -- name of the applicant as filed: the person or the organisation
    organisation_id UUID REFERENCES organisation (id), -- for whom it was filed; absent for the person
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- who handles it
    state TEXT NOT NULL,                              -- word of the procedural state
    waits_for TEXT NOT NULL,                          -- word for who has to act next
    version BIGINT NOT NULL CHECK (version > 0),      -- counts the changes; a stale change is refused
    handler_id UUID REFERENCES person (id),           -- to whom it is assigned
    received_at TIMESTAMPTZ NOT NULL,                 -- when the application arrived
    updated_at TIMESTAMPTZ NOT NULL,                  -- when it last changed
    due_on DATE NOT NULL,                             -- last day of the running clock, derived; 9999-12-31 where none runs
    next_timer_on DATE,                               -- first day on which the sweep has to look at it, derived
    closed_at TIMESTAMPTZ,                            -- when the procedure ended
    answers JSONB NOT NULL,                           -- domain::forms::Answers as filed and corrected
    choices JSONB NOT NULL,                           -- what was chosen beside the answers
    FOREIGN KEY (item_key, item_version) REFERENCES item (key, version)
);
ALTER TABLE draft ADD FOREIGN KEY (case_id) REFERENCES cases (id);
CREATE INDEX cases_by_applicant ON cases (applicant_id, received_at, id);
CREATE INDEX cases_by_organisation ON cases (organisation_id, received_at, id) WHERE organisation_id IS NOT NULL;
CREATE INDEX cases_by_state ON cases (department, state, due_on, id);
CREATE INDEX cases_by_turn ON cases (department, waits_for, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX cases_open ON cases (department, due_on, id, state, waits_for) WHERE closed_at IS NULL;
CREATE INDEX cases_by_handler ON cases (handler_id, department, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX cases_by_timer ON cases (next_timer_on, id) WHERE next_timer_on IS NOT NULL;

CREATE TABLE file (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the file
    owner_id UUID NOT NULL REFERENCES person (id),    -- who handed it in
    draft_id UUID REFERENCES draft (id) ON DELETE SET NULL, -- the draft it belongs to
    case_id UUID REFERENCES cases (id),               -- the case it belongs to, from its filing on
    material TEXT NOT NULL,                           -- key of the material it proves
    sha256 BYTEA NOT NULL CHECK (length(sha256) = 32), -- address of the content
    size_bytes BIGINT NOT NULL CHECK (size_bytes >= 0), -- length of the content
    mime TEXT NOT NULL,                               -- type by its first bytes
    name TEXT NOT NULL,                               -- name on the owner's device
    state TEXT NOT NULL,                              -- word of the verdict on it
    note TEXT NOT NULL,                               -- what the verdict says; empty for nothing
    added_at TIMESTAMPTZ NOT NULL,                    -- when it was handed in
    removed_at TIMESTAMPTZ                            -- when its owner took it away or replaced it
);
CREATE INDEX file_by_draft ON file (draft_id, added_at, id) WHERE draft_id IS NOT NULL;
CREATE INDEX file_by_case ON file (case_id, added_at, id) WHERE case_id IS NOT NULL;
CREATE INDEX file_by_content ON file (sha256);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

-- The history: what happened, each entry sealed with the hash of the one before.
CREATE TABLE case_event (
    position BIGINT NOT NULL PRIMARY KEY,             -- place in the chain of all cases, from 1 without gaps
    case_id UUID NOT NULL REFERENCES cases (id),      -- to which case it happened
    seq BIGINT NOT NULL,                              -- place in the case, from 1 without gaps
    at TIMESTAMPTZ NOT NULL,                          -- when it happened
    actor_id UUID,                                    -- who did it; absent for the hall itself
    actor TEXT NOT NULL CHECK (actor::json IS NOT NULL), -- the capacity in which it was done
    fact TEXT NOT NULL,                               -- word of what happened
    body TEXT NOT NULL CHECK (body::json IS NOT NULL), -- the event itself, byte for byte as it was hashed
    prev_hash BYTEA NOT NULL CHECK (length(prev_hash) = 32), -- hash of the entry before; zeros for the first
    hash BYTEA NOT NULL CHECK (length(hash) = 32),    -- SHA-256 over prev_hash and all the columns above
    UNIQUE (case_id, seq)
);
CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE audit_checkpoint (
    position BIGINT NOT NULL PRIMARY KEY,             -- last entry it covers
    hash BYTEA NOT NULL CHECK (length(hash) = 32),    -- hash of that entry
    at TIMESTAMPTZ NOT NULL                           -- when it was taken
);
CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE document (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the document
    case_id UUID NOT NULL REFERENCES cases (id),      -- in which case it was issued
    kind TEXT NOT NULL,                               -- code of the kind, D1 to D17
    number TEXT NOT NULL UNIQUE,                      -- number of record
    verification_code TEXT NOT NULL UNIQUE,           -- by which a third party checks it
    body JSONB NOT NULL,                              -- what it says
    issued_at TIMESTAMPTZ NOT NULL                    -- when it was issued
);
CREATE INDEX document_by_case ON document (case_id, issued_at, id);

CREATE TABLE session (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID under which its owner sees and ends it
    token_hash BYTEA NOT NULL UNIQUE CHECK (length(token_hash) = 32), -- hash of the token in the cookie
    person_id UUID NOT NULL REFERENCES person (id),   -- who is signed in
    created_at TIMESTAMPTZ NOT NULL,                  -- when the person signed in
    proved_at TIMESTAMPTZ NOT NULL,                   -- when the person last gave the password
    seen_at TIMESTAMPTZ NOT NULL,                     -- when it was last used, to the minute or so
    expires_at TIMESTAMPTZ NOT NULL,                  -- when it ends however much it is used
    user_agent TEXT NOT NULL,                         -- browser and system in a few words
    ended_at TIMESTAMPTZ                              -- when it was ended
);
CREATE INDEX session_by_person ON session (person_id, created_at);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE attempt (
    scope TEXT NOT NULL,                              -- what is limited, such as sign-in:account
    subject TEXT NOT NULL,                            -- whom it counts against, as the caller names or hashes it
    window_at TIMESTAMPTZ NOT NULL,                   -- start of the window it counts in
    times BIGINT NOT NULL,                            -- how often
    PRIMARY KEY (scope, subject, window_at)
);
CREATE INDEX attempt_by_window ON attempt (window_at);

CREATE TABLE setup_token (
    token_hash BYTEA NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32), -- hash of the token printed at first start
    created_at TIMESTAMPTZ NOT NULL,                  -- when it was printed
    expires_at TIMESTAMPTZ NOT NULL,                  -- until when it can be used
    used_at TIMESTAMPTZ                               -- when it was used
);

CREATE TABLE message (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the message
    person_id UUID NOT NULL REFERENCES person (id),   -- to whom it is addressed
    case_id UUID REFERENCES cases (id),               -- the case it is about
    kind TEXT NOT NULL,                               -- word of its text in the locales
    params JSONB NOT NULL,                            -- what the text is filled with
    sent_at TIMESTAMPTZ NOT NULL,                     -- when it was sent
    read_at TIMESTAMPTZ                               -- when it was first opened
);
CREATE INDEX message_by_person ON message (person_id, sent_at, id);
CREATE INDEX message_unread ON message (person_id) WHERE read_at IS NULL;

CREATE TABLE outbox (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the task
    kind TEXT NOT NULL,                               -- word of what has to be done
    payload JSONB NOT NULL,                           -- with what
    created_at TIMESTAMPTZ NOT NULL,                  -- when it was written, with the change it belongs to
    run_at TIMESTAMPTZ NOT NULL,                      -- not before
    attempts BIGINT NOT NULL,                         -- how often it was begun
    locked_until TIMESTAMPTZ,                         -- until when somebody is at it
    done_at TIMESTAMPTZ,                              -- when it was done
    dead_at TIMESTAMPTZ,                              -- when it was given up
    last_error TEXT                                   -- why it last failed
);
CREATE INDEX outbox_due ON outbox (run_at, id) WHERE done_at IS NULL AND dead_at IS NULL;

CREATE TABLE calendar_year (
    year BIGINT NOT NULL PRIMARY KEY,                 -- the civil year
    body JSONB NOT NULL,                              -- its holidays and shifted working days
    source TEXT NOT NULL,                             -- the notice of the State Council it follows
    loaded_at TIMESTAMPTZ NOT NULL                    -- when it was loaded
);

CREATE TABLE counter (
    scope TEXT NOT NULL PRIMARY KEY,                  -- what is numbered, such as the cases of a department on a day
    last BIGINT NOT NULL                              -- the last number given
);
