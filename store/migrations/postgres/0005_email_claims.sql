-- E-mail addresses that people say are theirs, until they have opened the letter that is sent there.
CREATE TABLE email_claim (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES person (id), -- who says so
    address TEXT NOT NULL,                            -- the address
    claimed_at TIMESTAMPTZ NOT NULL,                  -- when they said so
    token_hash BYTEA CHECK (length(token_hash) = 32), -- hash of the token that was sent there last
    expires_at TIMESTAMPTZ                            -- until when that token is good
);
