-- Matters (诉求): complaints, petitions, requests for disclosure and challenges; who brought them, where they stand, and
-- everything that was said and done. What was entered is never changed.

CREATE TABLE matter (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the matter
    number TEXT NOT NULL UNIQUE,                      -- letter of the procedure, day, department, sequence, check digit
    procedure TEXT NOT NULL,                          -- word of the procedure
    kind TEXT NOT NULL,                               -- word of what it is about, within its procedure
    filer_id BLOB REFERENCES person (id),             -- who brought it, when they have signed in
    standing TEXT NOT NULL,                           -- word for how known they are: named, secret, anonymous
    contact TEXT CHECK (json_valid(contact)),         -- name and telephone as they were given; absent for anonymous ones
    query_code TEXT,                                  -- argon2id of the query code, for whoever has no account
    title TEXT NOT NULL,                              -- in one line
    told TEXT NOT NULL,                               -- what happened, in the words of whoever brought it
    wish TEXT NOT NULL,                               -- what they want; empty for nothing
    item_key TEXT,                                    -- the service it is about
    case_id BLOB REFERENCES cases (id),               -- the case it is about
    conversation_id BLOB REFERENCES conversation (id), -- the conversation it is about
    lodged_at INTEGER NOT NULL,                       -- when it came in
    desk TEXT NOT NULL REFERENCES department (key),   -- whose desk sorts it, derived
    department TEXT NOT NULL REFERENCES department (key), -- who has it, derived
    handler_id BLOB REFERENCES person (id),           -- the person who handles it, derived
    state TEXT NOT NULL,                              -- word of its procedure for where it stands, derived
    phase TEXT NOT NULL,                              -- word for how far it is, derived
    since INTEGER NOT NULL,                           -- since when, derived
    due_on TEXT NOT NULL,                             -- last day for whoever has to act; 9999-12-31 for none, derived
    timer_at INTEGER,                                 -- when a period passes, derived
    answered_at INTEGER,                              -- when it was answered last, derived
    matter TEXT NOT NULL CHECK (json_valid(matter)),  -- domain::matters::Matter
    last_seq INTEGER NOT NULL                         -- number of the last entry
) STRICT;
CREATE INDEX matter_by_filer ON matter (filer_id, lodged_at, id) WHERE filer_id IS NOT NULL;
CREATE INDEX matter_by_department ON matter (department, phase, due_on, id);
CREATE INDEX matter_by_desk ON matter (desk, phase, due_on, id);
CREATE INDEX matter_by_handler ON matter (handler_id, phase, due_on, id) WHERE handler_id IS NOT NULL;
CREATE INDEX matter_by_timer ON matter (timer_at, id) WHERE timer_at IS NOT NULL;
CREATE INDEX matter_by_kind ON matter (procedure, kind, lodged_at, id);
CREATE INDEX matter_by_case ON matter (case_id, lodged_at) WHERE case_id IS NOT NULL;

CREATE TABLE matter_draft (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID that the matter will have
    person_id BLOB REFERENCES person (id),            -- who writes it, when they have signed in
    visitor_hash BLOB CHECK (length(visitor_hash) = 32), -- hash of the token of an anonymous visitor
    body TEXT NOT NULL CHECK (json_valid(body)),      -- what was typed so far: JSON of the service's own shape
    saved_at INTEGER NOT NULL,                        -- when it was last saved
    CHECK (person_id IS NOT NULL OR visitor_hash IS NOT NULL)
) STRICT;
CREATE INDEX matter_draft_by_saved ON matter_draft (saved_at);

CREATE TABLE matter_entry (
    matter_id BLOB NOT NULL REFERENCES matter (id),   -- in which matter
    seq INTEGER NOT NULL CHECK (seq > 0),             -- place in it, from 1, without gaps
    id BLOB NOT NULL,                                 -- UUID its page gave it, so that a retry is the same entry
    at INTEGER NOT NULL,                              -- when
    part TEXT NOT NULL,                               -- word for the part that its author plays
    author_id BLOB REFERENCES person (id),            -- who, where one is known
    audience TEXT NOT NULL,                           -- word for who reads it: all, staff
    body TEXT NOT NULL CHECK (json_valid(body)),      -- what was done or said: JSON of the service's own shape
    PRIMARY KEY (matter_id, seq),
    UNIQUE (matter_id, id)
) STRICT;
CREATE TRIGGER matter_entry_no_update BEFORE UPDATE ON matter_entry
BEGIN
    SELECT RAISE(ABORT, 'matter_entry is append-only');
END;
CREATE TRIGGER matter_entry_no_delete BEFORE DELETE ON matter_entry
BEGIN
    SELECT RAISE(ABORT, 'matter_entry is append-only');
END;

CREATE TABLE matter_reader (
    matter_id BLOB NOT NULL REFERENCES matter (id),   -- which matter
    visitor_hash BLOB NOT NULL CHECK (length(visitor_hash) = 32), -- the browser that has shown its query code
    until INTEGER NOT NULL,                           -- until when it is open to it
    PRIMARY KEY (matter_id, visitor_hash)
) STRICT;
CREATE INDEX matter_reader_by_until ON matter_reader (until);

CREATE TABLE matter_look (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the look
    matter_id BLOB NOT NULL REFERENCES matter (id),   -- at whose filer
    person_id BLOB NOT NULL REFERENCES person (id),   -- who looked
    purpose TEXT NOT NULL,                            -- what for, in their words
    at INTEGER NOT NULL                               -- when
) STRICT;
CREATE INDEX matter_look_by_matter ON matter_look (matter_id, at, id);
CREATE TRIGGER matter_look_no_update BEFORE UPDATE ON matter_look
BEGIN
    SELECT RAISE(ABORT, 'matter_look is append-only');
END;
CREATE TRIGGER matter_look_no_delete BEFORE DELETE ON matter_look
BEGIN
    SELECT RAISE(ABORT, 'matter_look is append-only');
END;

CREATE TABLE matter_file (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the file
    matter_id BLOB NOT NULL REFERENCES matter (id),   -- with which matter it came
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32), -- under which its content is kept
    size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0), -- length of its content
    mime TEXT NOT NULL,                               -- type by its content
    name TEXT NOT NULL,                               -- what it is called
    added_at INTEGER NOT NULL                         -- when
) STRICT;
CREATE INDEX matter_file_by_matter ON matter_file (matter_id, added_at, id);
