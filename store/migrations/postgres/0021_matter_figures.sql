-- What the figures of matters are counted by, and of what those above were told.

ALTER TABLE matter ADD COLUMN week DATE NOT NULL DEFAULT '1970-01-05'; -- Monday of the week in which it came in
ALTER TABLE matter ADD COLUMN place TEXT NOT NULL DEFAULT ''; -- where, in words; empty for nowhere
ALTER TABLE matter ADD COLUMN late BIGINT NOT NULL DEFAULT 0 CHECK (late IN (0, 1)); -- 1 when the hall has let a period pass, derived
ALTER TABLE matter ADD COLUMN satisfied BIGINT CHECK (satisfied IN (0, 1)); -- whether whoever brought it was, when called back; derived
UPDATE matter SET week = date_trunc('week', lodged_at AT TIME ZONE 'Asia/Shanghai')::date;
CREATE INDEX matter_by_week ON matter (week, department, procedure, kind);

CREATE TABLE matter_told (
    matter_id UUID NOT NULL REFERENCES matter (id),            -- of which matter
    period TEXT COLLATE "C" NOT NULL,              -- word of the period that is nearly or already over
    started_on DATE NOT NULL,                        -- on which day its clock was started
    rule TEXT COLLATE "C" NOT NULL,                -- the step of escalation (domain A.9)
    told_at TIMESTAMPTZ NOT NULL,                    -- when
    PRIMARY KEY (matter_id, period, started_on, rule)
);
