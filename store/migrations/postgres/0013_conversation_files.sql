-- Files that were sent in conversations; an entry of the log names each.

CREATE TABLE conversation_file (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the file
    conversation_id UUID NOT NULL REFERENCES conversation (id), -- where it was sent
    owner_id UUID NOT NULL REFERENCES person (id),    -- who sent it
    sha256 BYTEA NOT NULL CHECK (length(sha256) = 32), -- address of the content
    size_bytes BIGINT NOT NULL CHECK (size_bytes >= 0), -- length of the content
    mime TEXT NOT NULL,                               -- type by its first bytes
    name TEXT NOT NULL,                               -- name on the owner's device, made safe to show
    added_at TIMESTAMPTZ NOT NULL                         -- when it was sent
);
CREATE INDEX conversation_file_by_conversation ON conversation_file (conversation_id, added_at, id);
CREATE INDEX conversation_file_by_content ON conversation_file (sha256);
