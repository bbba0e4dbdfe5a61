-- Canned answers (常用语): what a desk says often. A version that was approved never changes; a better one comes after it.

CREATE TABLE canned_answer (
    id BLOB NOT NULL,                                 -- UUID of the answer, the same in all versions
    version INTEGER NOT NULL CHECK (version > 0),        -- from 1
    department TEXT NOT NULL REFERENCES department (key), -- whose desk says it
    title TEXT NOT NULL,                              -- how the desk finds it
    body TEXT NOT NULL,                               -- what is said, with variables in braces
    state TEXT NOT NULL,                              -- word: proposed, approved, replaced, withdrawn
    written_by BLOB NOT NULL REFERENCES person (id),  -- who wrote this version
    written_at INTEGER NOT NULL,                         -- when
    judged_by BLOB REFERENCES person (id),            -- who approved or withdrew it
    judged_at INTEGER,                                   -- when
    PRIMARY KEY (id, version)
);
CREATE INDEX canned_answer_by_department ON canned_answer (department, state, title, id);
