-- Ratings (好差评): what can be rated, by whom it was rated and how. What was rated is never changed and never deleted.

CREATE TABLE rating_invitation (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the invitation
    about TEXT COLLATE "C" NOT NULL UNIQUE,           -- what is rated, once: kind and name
    handled JSONB NOT NULL,                           -- the same: domain::ratings::Handled
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- who is rated
    item_key TEXT COLLATE "C" NOT NULL,               -- the service; empty for none
    staff JSONB NOT NULL,                             -- the people who are rated: JSON list of UUIDs
    rater_id UUID REFERENCES person (id),             -- who rates, for one with an account
    organisation_id UUID REFERENCES organisation (id), -- for which organisation
    channel TEXT COLLATE "C" NOT NULL,                -- word for where it is given unless the page knows better
    token_hash BYTEA UNIQUE CHECK (length(token_hash) = 32), -- hash of the token that stands for a login
    ended_at TIMESTAMPTZ NOT NULL                     -- when it had been handled
);
CREATE INDEX rating_invitation_by_ended ON rating_invitation (ended_at, id);

CREATE TABLE rating (
    id UUID NOT NULL PRIMARY KEY,                     -- UUID of the invitation that was taken up
    about TEXT COLLATE "C" NOT NULL UNIQUE,           -- what is rated, once
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- who is rated
    item_key TEXT COLLATE "C" NOT NULL,               -- the service; empty for none
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 5), -- code of GB/T 39046 A.8: 1 is best
    review JSONB NOT NULL,                            -- domain::ratings::Review
    rectification_id UUID REFERENCES matter (id),     -- what a bad one has opened
    given_at TIMESTAMPTZ NOT NULL                     -- when
);
CREATE INDEX rating_by_department ON rating (department, given_at, id);
CREATE INDEX rating_by_rectification ON rating (rectification_id) WHERE rectification_id IS NOT NULL;
CREATE TRIGGER rating_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rating
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE rating_count (
    department TEXT COLLATE "C" NOT NULL REFERENCES department (key), -- who is rated
    item_key TEXT COLLATE "C" NOT NULL,               -- the service; empty for none
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 5), -- code of GB/T 39046 A.8: 1 is best
    given BIGINT NOT NULL CHECK (given > 0),         -- how many there are
    PRIMARY KEY (department, item_key, level)
);
