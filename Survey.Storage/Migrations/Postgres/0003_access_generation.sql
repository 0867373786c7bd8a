-- See script 0016 of SQLite.

CREATE TABLE access_generation (
    id INTEGER NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL
);
