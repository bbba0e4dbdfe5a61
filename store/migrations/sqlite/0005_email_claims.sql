-- E-mail addresses that people say are theirs, until they have opened the letter that is sent there.
CREATE TABLE email_claim (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id), -- who says so
    address TEXT NOT NULL,                            -- the address
    claimed_at INTEGER NOT NULL,                      -- when they said so
    token_hash BLOB CHECK (length(token_hash) = 32),  -- hash of the token that was sent there last
    expires_at INTEGER                                -- until when that token is good
) STRICT;
