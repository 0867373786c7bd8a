-- What analysts add to reports. An entry is never changed: each change of it is a new revision, so that its history and authors stay.
CREATE TABLE analysis_entry (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    round TEXT NOT NULL,
    entry TEXT NOT NULL,                      -- its key, such as practice:rcm:3
    revision INTEGER NOT NULL,                -- from 1
    document TEXT,                            -- the entry as compact JSON; null if it was removed
    stored_at TEXT NOT NULL,                  -- ISO 8601, UTC
    role TEXT NOT NULL,                       -- in what part somebody made it
    made_by TEXT NOT NULL,
    hash BLOB NOT NULL,                       -- SHA-256 over the other columns in the order above
    UNIQUE (round, entry, revision)
);
