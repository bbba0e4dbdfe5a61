-- Conversations (咨询): who asks what, who answers, and everything that was said.

CREATE TABLE conversation (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the conversation
    person_id UUID REFERENCES person (id),            -- who asks, when they have signed in
    visitor_hash BYTEA CHECK (length(visitor_hash) = 32), -- hash of the token by which an anonymous visitor is known again
    called TEXT,                                      -- how whoever asks is called; absent for an anonymous visitor
    about TEXT NOT NULL,                              -- word of what it is about: hall, item, case
    item_key TEXT COLLATE "C",                        -- the service it is about
    case_id UUID REFERENCES cases (id),               -- the case it is about
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- whose desk has it, derived
    stage TEXT NOT NULL,                              -- word for who is expected to answer, derived
    since TIMESTAMPTZ NOT NULL,                       -- since when, derived
    agent_id UUID REFERENCES person (id),             -- who has it or had it last, derived
    offered_to TEXT COLLATE "C" REFERENCES department (key), -- the department that is asked to take it, derived
    said_at TIMESTAMPTZ NOT NULL,                     -- when something was last said, derived
    timer_at TIMESTAMPTZ,                             -- when something happens by itself, derived
    handled_seconds BIGINT,                           -- how long people had it, once it has ended, derived
    standing JSONB NOT NULL,                          -- domain::conversations::Conversation
    last_seq BIGINT NOT NULL,                         -- number of the last entry
    read_by_citizen BIGINT NOT NULL,                  -- number of the last entry that whoever asks has seen
    read_by_agent BIGINT NOT NULL,                    -- number of the last entry that whoever answers has seen
    begun_at TIMESTAMPTZ NOT NULL,                    -- when it began
    CHECK ((person_id IS NULL) <> (visitor_hash IS NULL))
);
CREATE INDEX conversation_by_person ON conversation (person_id, begun_at, id) WHERE person_id IS NOT NULL;
CREATE INDEX conversation_by_visitor ON conversation (visitor_hash, begun_at, id) WHERE visitor_hash IS NOT NULL;
CREATE INDEX conversation_by_stage ON conversation (department, stage, since, id);
CREATE INDEX conversation_by_agent ON conversation (agent_id, stage, since, id);
CREATE INDEX conversation_offered ON conversation (offered_to, since, id) WHERE offered_to IS NOT NULL;
CREATE INDEX conversation_by_timer ON conversation (timer_at, id) WHERE timer_at IS NOT NULL;

CREATE TABLE conversation_entry (
    conversation_id UUID NOT NULL REFERENCES conversation (id), -- in which conversation
    seq BIGINT NOT NULL CHECK (seq > 0),              -- place in it, from 1, without gaps
    id UUID NOT NULL,                                 -- UUID the device of its writer gave it, so that a retry is the same entry
    at TIMESTAMPTZ NOT NULL,                          -- when it was written
    side TEXT NOT NULL,                               -- word for who speaks: citizen, agent, assistant, event, note
    author_id UUID REFERENCES person (id),            -- the person, where one is known
    body JSONB NOT NULL,                              -- what was said or happened: JSON of the service's own shape
    PRIMARY KEY (conversation_id, seq),
    UNIQUE (conversation_id, id)
);

CREATE TABLE desk_presence (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES person (id), -- who answers
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- at whose desk
    until TIMESTAMPTZ NOT NULL,                       -- until when they count as present, unless they show up again
    room BIGINT NOT NULL CHECK (room >= 0),           -- how many conversations they take at once
    assigned_at TIMESTAMPTZ                           -- when they last got one
);
CREATE INDEX desk_presence_by_department ON desk_presence (department, until);
