-- How many open cases of a department are alike, kept with every change of a case:
-- counting them for every list that is opened would cost more the more there are.
-- No trigger keeps it: with one on `cases`, SQLite looks for orphans in every table that refers to a case.

CREATE TABLE tally (
    department TEXT COLLATE "C" NOT NULL,             -- who handles them
    state TEXT COLLATE "C" NOT NULL,                  -- word of the procedural state
    waits_for TEXT COLLATE "C" NOT NULL,              -- word for who has to act next
    due_on DATE NOT NULL,                             -- last day of the running clock; 9999-12-31 where none runs
    cases BIGINT NOT NULL CHECK (cases >= 0),         -- how many are open
    PRIMARY KEY (department, state, waits_for, due_on)
);

INSERT INTO tally (department, state, waits_for, due_on, cases)
SELECT department, state, waits_for, due_on, COUNT(*)
FROM cases WHERE closed_at IS NULL GROUP BY department, state, waits_for, due_on;
