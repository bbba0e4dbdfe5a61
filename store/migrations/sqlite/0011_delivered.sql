-- How far what was said has come to the other side's device, whether or not it was seen there.

ALTER TABLE conversation ADD COLUMN got_by_citizen INTEGER NOT NULL DEFAULT 0; -- number of the last entry that the device of whoever asks has
ALTER TABLE conversation ADD COLUMN got_by_agent INTEGER NOT NULL DEFAULT 0;   -- number of the last entry that the device of whoever answers has
