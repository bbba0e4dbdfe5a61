-- What the figures of matters are counted by, and of what those above were told.

ALTER TABLE matter ADD COLUMN week TEXT NOT NULL DEFAULT '1970-01-05'; -- Monday of the week in which it came in
ALTER TABLE matter ADD COLUMN place TEXT NOT NULL DEFAULT ''; -- where, in words; empty for nowhere
ALTER TABLE matter ADD COLUMN late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)); -- 1 when the hall has let a period pass, derived
ALTER TABLE matter ADD COLUMN satisfied INTEGER CHECK (satisfied IN (0, 1)); -- whether whoever brought it was, when called back; derived
UPDATE matter SET week = date(lodged_at / 1000000, 'unixepoch', '+8 hours', '-6 days', 'weekday 1');
CREATE INDEX matter_by_week ON matter (week, department, procedure, kind);

CREATE TABLE matter_told (
    matter_id BLOB NOT NULL REFERENCES matter (id),            -- of which matter
    period TEXT NOT NULL,                          -- word of the period that is nearly or already over
    started_on TEXT NOT NULL,                        -- on which day its clock was started
    rule TEXT NOT NULL,                            -- the step of escalation (domain A.9)
    told_at INTEGER NOT NULL,                        -- when
    PRIMARY KEY (matter_id, period, started_on, rule)
) STRICT;
