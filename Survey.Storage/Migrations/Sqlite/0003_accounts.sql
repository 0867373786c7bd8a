-- Who may work with the service: coordinators and analysts with a password, and the tokens they made for programs.
-- Neither a password nor a token stands here, only what proves them.

CREATE TABLE account (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    name TEXT NOT NULL,                       -- as it was given
    name_key TEXT NOT NULL UNIQUE,            -- the same for names that differ by case only
    role TEXT NOT NULL,                       -- coordinator, analyst
    password_hash TEXT NOT NULL,
    security_stamp TEXT NOT NULL,             -- sessions carry it; a new one ends them all
    created_at TEXT NOT NULL,                 -- ISO 8601, UTC, as all times here
    disabled_at TEXT                          -- null: may sign in
);

CREATE TABLE api_token (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    account_id BLOB NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,                       -- what it is for, in its owner's words
    scope TEXT NOT NULL,                      -- read, write
    hash BLOB NOT NULL UNIQUE,                -- SHA-256 of the token
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    last_used_at TEXT,                        -- to the minute; null: never
    revoked_at TEXT                           -- null: not revoked
);

CREATE INDEX api_token_of_account ON api_token (account_id);

-- Guessing: failures by account name and by address, whether or not there is such an account.
CREATE TABLE sign_in_attempt (
    key BLOB NOT NULL PRIMARY KEY,            -- SHA-256 of the name's key, or of the address
    failures INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    paused_until TEXT                         -- null: no pause
);
