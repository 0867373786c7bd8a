-- Links with which a contact of a round asks for no more reminders, and whether it did.
CREATE TABLE reminder_choice (
    secret_hash BLOB NOT NULL PRIMARY KEY,    -- SHA-256 of the secret in the message
    round TEXT NOT NULL,
    organization TEXT NOT NULL,
    email TEXT NOT NULL,                      -- in lower case; the choice is the same in all rows of an address
    made_at TEXT NOT NULL,
    stopped_at TEXT                           -- null if reminders are welcome
) WITHOUT ROWID;

CREATE INDEX reminder_choice_address ON reminder_choice (round, email);
