-- Ratings (好差评): what can be rated, by whom it was rated and how. What was rated is never changed and never deleted.

CREATE TABLE rating_invitation (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the invitation
    about TEXT NOT NULL UNIQUE,                       -- what is rated, once: kind and name
    handled TEXT NOT NULL CHECK (json_valid(handled)), -- the same: domain::ratings::Handled
    department TEXT NOT NULL REFERENCES department (key), -- who is rated
    item_key TEXT NOT NULL,                           -- the service; empty for none
    staff TEXT NOT NULL CHECK (json_valid(staff)),    -- the people who are rated: JSON list of UUIDs
    rater_id BLOB REFERENCES person (id),             -- who rates, for one with an account
    organisation_id BLOB REFERENCES organisation (id), -- for which organisation
    channel TEXT NOT NULL,                            -- word for where it is given unless the page knows better
    token_hash BLOB UNIQUE CHECK (length(token_hash) = 32), -- hash of the token that stands for a login
    ended_at INTEGER NOT NULL                         -- when it had been handled
) STRICT;
CREATE INDEX rating_invitation_by_ended ON rating_invitation (ended_at, id);

CREATE TABLE rating (
    id BLOB NOT NULL PRIMARY KEY,                     -- UUID of the invitation that was taken up
    about TEXT NOT NULL UNIQUE,                       -- what is rated, once
    department TEXT NOT NULL REFERENCES department (key), -- who is rated
    item_key TEXT NOT NULL,                           -- the service; empty for none
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5), -- code of GB/T 39046 A.8: 1 is best
    review TEXT NOT NULL CHECK (json_valid(review)),  -- domain::ratings::Review
    rectification_id BLOB REFERENCES matter (id),     -- what a bad one has opened
    given_at INTEGER NOT NULL                         -- when
) STRICT;
CREATE INDEX rating_by_department ON rating (department, given_at, id);
CREATE INDEX rating_by_rectification ON rating (rectification_id) WHERE rectification_id IS NOT NULL;
CREATE TRIGGER rating_no_update BEFORE UPDATE ON rating
BEGIN
    SELECT RAISE(ABORT, 'rating is append-only');
END;
CREATE TRIGGER rating_no_delete BEFORE DELETE ON rating
BEGIN
    SELECT RAISE(ABORT, 'rating is append-only');
END;

CREATE TABLE rating_count (
    department TEXT NOT NULL REFERENCES department (key), -- who is rated
    item_key TEXT NOT NULL,                           -- the service; empty for none
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5), -- code of GB/T 39046 A.8: 1 is best
    given INTEGER NOT NULL CHECK (given > 0),         -- how many there are
    PRIMARY KEY (department, item_key, level)
) STRICT;
