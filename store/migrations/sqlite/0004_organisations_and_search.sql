-- What a person declares of the organisation they act for, and who has verified it at a window.
ALTER TABLE membership ADD COLUMN name TEXT NOT NULL DEFAULT ''; -- name of the organisation as declared
ALTER TABLE membership ADD COLUMN kind TEXT NOT NULL DEFAULT 'enterprise'; -- kind of applicant as declared
ALTER TABLE membership ADD COLUMN authority TEXT NOT NULL DEFAULT ''; -- what the authority of an agent rests on, as declared
ALTER TABLE membership ADD COLUMN verified_at INTEGER; -- when an officer compared the declaration with its proof
ALTER TABLE membership ADD COLUMN verified_by BLOB REFERENCES person (id); -- which officer

-- Corrections that came back: counted and listed at the desk.
ALTER TABLE cases ADD COLUMN returned_at INTEGER; -- when the applicant corrected what now waits to be accepted
CREATE INDEX cases_returned ON cases (department, due_on, id) WHERE returned_at IS NOT NULL AND closed_at IS NULL;

-- Cases by the beginning of the name of their applicant, and of their number.
CREATE INDEX cases_by_name ON cases (department, applicant_name, id);
CREATE INDEX cases_by_number ON cases (department, number);

-- Files that were taken away before anything was filed: their content is kept for a day only.
CREATE INDEX file_removed ON file (removed_at) WHERE removed_at IS NOT NULL AND case_id IS NULL;

-- A query code is kept by its hash alone; receipts do not repeat it.
UPDATE document SET body = json_remove(body, '$.matter.query_code') WHERE kind = 'D1';
