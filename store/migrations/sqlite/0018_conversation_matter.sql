-- A question may be about a matter of whoever asks.

ALTER TABLE conversation ADD COLUMN matter_id BLOB REFERENCES matter (id); -- the matter it is about
