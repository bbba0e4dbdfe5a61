-- Published answers (常见问答): what a desk answered well, without whom it was said to, for everybody. A version that was
-- approved never changes but for what its readers say of it; a better one comes after it.

CREATE TABLE published_answer (
    id UUID NOT NULL,                                 -- UUID of the answer, the same in all versions
    version BIGINT NOT NULL CHECK (version > 0),      -- from 1
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- whose desk answers for it
    item_key TEXT COLLATE "C",                        -- the service it is about; absent for the hall as a whole
    item_version BIGINT,                              -- the version of its guide when this was written
    question JSONB NOT NULL,                          -- domain::Text
    answer JSONB NOT NULL,                            -- domain::Text
    conversation_id UUID REFERENCES conversation (id), -- where it was said first
    state TEXT COLLATE "C" NOT NULL,                  -- word: proposed, approved, replaced, withdrawn
    written_by UUID NOT NULL REFERENCES person (id),  -- who wrote this version
    written_at TIMESTAMPTZ NOT NULL,                  -- when
    judged_by UUID REFERENCES person (id),            -- who approved or withdrew it
    judged_at TIMESTAMPTZ,                            -- when
    helped BIGINT NOT NULL DEFAULT 0 CHECK (helped >= 0), -- how many readers said that it helped
    unhelped BIGINT NOT NULL DEFAULT 0 CHECK (unhelped >= 0), -- how many said that it did not
    PRIMARY KEY (id, version),
    CHECK ((item_key IS NULL) = (item_version IS NULL))
);
CREATE INDEX published_answer_by_department ON published_answer (department, state, written_at, id);
CREATE INDEX published_answer_by_state ON published_answer (state, judged_at, id);
CREATE INDEX published_answer_by_judged ON published_answer (judged_at) WHERE judged_at IS NOT NULL;
