-- Published answers (常见问答): what a desk answered well, without whom it was said to, for everybody. A version that was
-- approved never changes but for what its readers say of it; a better one comes after it.

CREATE TABLE published_answer (
    id BLOB NOT NULL,                                 -- UUID of the answer, the same in all versions
    version INTEGER NOT NULL CHECK (version > 0),     -- from 1
    department TEXT NOT NULL REFERENCES department (key), -- whose desk answers for it
    item_key TEXT,                                    -- the service it is about; absent for the hall as a whole
    item_version INTEGER,                             -- the version of its guide when this was written
    question TEXT NOT NULL CHECK (json_valid(question)), -- domain::Text
    answer TEXT NOT NULL CHECK (json_valid(answer)),  -- domain::Text
    conversation_id BLOB REFERENCES conversation (id), -- where it was said first
    state TEXT NOT NULL,                              -- word: proposed, approved, replaced, withdrawn
    written_by BLOB NOT NULL REFERENCES person (id),  -- who wrote this version
    written_at INTEGER NOT NULL,                      -- when
    judged_by BLOB REFERENCES person (id),            -- who approved or withdrew it
    judged_at INTEGER,                                -- when
    helped INTEGER NOT NULL DEFAULT 0 CHECK (helped >= 0), -- how many readers said that it helped
    unhelped INTEGER NOT NULL DEFAULT 0 CHECK (unhelped >= 0), -- how many said that it did not
    PRIMARY KEY (id, version),
    CHECK ((item_key IS NULL) = (item_version IS NULL))
) STRICT;
CREATE INDEX published_answer_by_department ON published_answer (department, state, written_at, id);
CREATE INDEX published_answer_by_state ON published_answer (state, judged_at, id);
CREATE INDEX published_answer_by_judged ON published_answer (judged_at) WHERE judged_at IS NOT NULL;
