-- What comes with a matter is handed in while it is written, and the same content comes once.

CREATE TABLE matter_draft_file (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the file
    draft_id UUID NOT NULL REFERENCES matter_draft (id) ON DELETE CASCADE, -- with which draft it came
    sha256 BYTEA NOT NULL CHECK (length(sha256) = 32), -- under which its content is kept
    size_bytes BIGINT NOT NULL CHECK (size_bytes >= 0), -- length of its content
    mime TEXT NOT NULL,                               -- type by its content
    name TEXT NOT NULL,                               -- what it is called
    added_at TIMESTAMPTZ NOT NULL                   -- when
);
CREATE INDEX matter_draft_file_by_draft ON matter_draft_file (draft_id, added_at, id);
CREATE UNIQUE INDEX matter_draft_file_by_content ON matter_draft_file (sha256, draft_id);
CREATE UNIQUE INDEX matter_file_by_content ON matter_file (sha256, matter_id);
