-- A number for each member of staff, by which whoever is answered knows who answers.

ALTER TABLE person ADD COLUMN staff_number TEXT CHECK (length(staff_number) BETWEEN 1 AND 12); -- number of a member of staff, letters and digits; citizens have none
CREATE UNIQUE INDEX person_by_staff_number ON person (staff_number);

-- Those who work here by now get theirs in the order in which they came.
UPDATE person SET staff_number = printf('%04d', numbered.place)
FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY created_at, id) AS place
      FROM person WHERE id IN (SELECT person_id FROM staff)) AS numbered
WHERE person.id = numbered.id;

INSERT INTO counter (scope, last)
SELECT 'staff_number', COUNT(*) FROM person WHERE staff_number IS NOT NULL;
