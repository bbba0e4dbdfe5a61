-- Matters (诉求): complaints, petitions, requests for disclosure and challenges; who brought them, where they stand, and
-- everything that was said and done. What was entered is never changed.

CREATE TABLE matter (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the matter
    number TEXT COLLATE "C" NOT NULL UNIQUE,          -- letter of the procedure, day, department, sequence, check digit
    procedure TEXT COLLATE "C" NOT NULL,              -- word of the procedure
    kind TEXT COLLATE "C" NOT NULL,                   -- word of what it is about, within its procedure
    filer_id UUID REFERENCES person (id),             -- who brought it, when they have signed in
    standing TEXT COLLATE "C" NOT NULL,               -- word for how known they are: named, secret, anonymous
    contact JSONB,                                    -- name and telephone as they were given; absent for anonymous ones
    query_code TEXT,                                  -- argon2id of the query code, for whoever has no account
    title TEXT NOT NULL,                              -- in one line
    told TEXT NOT NULL,                               -- what happened, in the words of whoever brought it
    wish TEXT NOT NULL,                               -- what they want; empty for nothing
    item_key TEXT COLLATE "C",                        -- the service it is about
    case_id UUID REFERENCES cases (id),               -- the case it is about
    conversation_id UUID REFERENCES conversation (id), -- the conversation it is about
    lodged_at TIMESTAMPTZ NOT NULL,                   -- when it came in
    desk TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- whose desk sorts it, derived
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- who has it, derived
    handler_id UUID REFERENCES person (id),           -- the person who handles it, derived
    state TEXT COLLATE "C" NOT NULL,                  -- word of its procedure for where it stands, derived
    phase TEXT COLLATE "C" NOT NULL,                  -- word for how far it is, derived
    since TIMESTAMPTZ NOT NULL,                       -- since when, derived
    due_on DATE NOT NULL,                             -- last day for whoever has to act; 9999-12-31 for none, derived
    timer_at TIMESTAMPTZ,                             -- when a period passes, derived
    answered_at TIMESTAMPTZ,                          -- when it was answered last, derived
    matter JSONB NOT NULL,                            -- domain::matters::Matter
    last_seq BIGINT NOT NULL                          -- number of the last entry
);
CREATE INDEX matter_by_filer ON matter (filer_id, lodged_at, id) WHERE filer_id IS NOT NULL;
CREATE INDEX matter_by_department ON matter (department, phase, due_on, id);
CREATE INDEX matter_by_desk ON matter (desk, phase, due_on, id);
CREATE INDEX matter_by_handler ON matter (handler_id, phase, due_on, id) WHERE handler_id IS NOT NULL;
CREATE INDEX matter_by_timer ON matter (timer_at, id) WHERE timer_at IS NOT NULL;
CREATE INDEX matter_by_kind ON matter (procedure, kind, lodged_at, id);
CREATE INDEX matter_by_case ON matter (case_id, lodged_at) WHERE case_id IS NOT NULL;

CREATE TABLE matter_draft (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID that the matter will have
    person_id UUID REFERENCES person (id),            -- who writes it, when they have signed in
    visitor_hash BYTEA CHECK (length(visitor_hash) = 32), -- hash of the token of an anonymous visitor
    body JSONB NOT NULL,                              -- what was typed so far: JSON of the service's own shape
    saved_at TIMESTAMPTZ NOT NULL,                    -- when it was last saved
    CHECK (person_id IS NOT NULL OR visitor_hash IS NOT NULL)
);
CREATE INDEX matter_draft_by_saved ON matter_draft (saved_at);

CREATE TABLE matter_entry (
    matter_id UUID NOT NULL REFERENCES matter (id),   -- in which matter
    seq BIGINT NOT NULL CHECK (seq > 0),              -- place in it, from 1, without gaps
    id UUID NOT NULL,                                 -- UUID its page gave it, so that a retry is the same entry
    at TIMESTAMPTZ NOT NULL,                          -- when
    part TEXT NOT NULL,                               -- word for the part that its author plays
    author_id UUID REFERENCES person (id),            -- who, where one is known
    audience TEXT NOT NULL,                           -- word for who reads it: all, staff
    body JSONB NOT NULL,                              -- what was done or said: JSON of the service's own shape
    PRIMARY KEY (matter_id, seq),
    UNIQUE (matter_id, id)
);
CREATE TRIGGER matter_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON matter_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE matter_reader (
    matter_id UUID NOT NULL REFERENCES matter (id),   -- which matter
    visitor_hash BYTEA NOT NULL CHECK (length(visitor_hash) = 32), -- the browser that has shown its query code
    until TIMESTAMPTZ NOT NULL,                       -- until when it is open to it
    PRIMARY KEY (matter_id, visitor_hash)
);
CREATE INDEX matter_reader_by_until ON matter_reader (until);

CREATE TABLE matter_look (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the look
    matter_id UUID NOT NULL REFERENCES matter (id),   -- at whose filer
    person_id UUID NOT NULL REFERENCES person (id),   -- who looked
    purpose TEXT NOT NULL,                            -- what for, in their words
    at TIMESTAMPTZ NOT NULL                           -- when
);
CREATE INDEX matter_look_by_matter ON matter_look (matter_id, at, id);
CREATE TRIGGER matter_look_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON matter_look
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE matter_file (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the file
    matter_id UUID NOT NULL REFERENCES matter (id),   -- with which matter it came
    sha256 BYTEA NOT NULL CHECK (length(sha256) = 32), -- under which its content is kept
    size_bytes BIGINT NOT NULL CHECK (size_bytes >= 0), -- length of its content
    mime TEXT NOT NULL,                               -- type by its content
    name TEXT NOT NULL,                               -- what it is called
    added_at TIMESTAMPTZ NOT NULL                     -- when
);
CREATE INDEX matter_file_by_matter ON matter_file (matter_id, added_at, id);
