-- Passwords that somebody else gave, and the letters by which a forgotten one is replaced.

ALTER TABLE person ADD COLUMN password_given_at INTEGER; -- when somebody else gave the password; absent once it is one's own

CREATE TABLE password_letter (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id), -- who forgot it
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32), -- hash of the token that was sent last
    expires_at INTEGER NOT NULL                       -- until when that token is good
) STRICT;
