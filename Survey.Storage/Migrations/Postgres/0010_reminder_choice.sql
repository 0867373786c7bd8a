-- Links with which a contact of a round asks for no more reminders, and whether it did.
CREATE TABLE reminder_choice (
    secret_hash BYTEA NOT NULL PRIMARY KEY,
    round TEXT COLLATE "C" NOT NULL,
    organization TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    made_at TEXT COLLATE "C" NOT NULL,
    stopped_at TEXT COLLATE "C"
);

CREATE INDEX reminder_choice_address ON reminder_choice (round, email);
