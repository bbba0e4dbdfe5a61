-- What people want to do and do not find, told by themselves: counted by day, without who they are.
-- `failed_search` is written no more; it stays because a program of the version before may still write to it.
CREATE TABLE search_miss (
    day DATE NOT NULL,                                -- on which day
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 60), -- what was wanted, in one writing, without long numbers
    times BIGINT NOT NULL CHECK (times > 0),          -- how often
    PRIMARY KEY (day, words)
);
