-- What is to be sent to the contacts of a round, and when.
CREATE TABLE planned_message (
    id UUID NOT NULL PRIMARY KEY,
    round TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C",
    days INTEGER,
    time TEXT COLLATE "C" NOT NULL,
    since TEXT COLLATE "C" NOT NULL,
    stopped_at TEXT COLLATE "C",
    version INTEGER NOT NULL,
    planned_by TEXT COLLATE "C" NOT NULL
);

CREATE INDEX planned_message_round ON planned_message (round);

-- What was done when a planned message was due: each is done once.
CREATE TABLE planned_sending (
    plan UUID NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    round TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    due_at TEXT COLLATE "C" NOT NULL,
    done_at TEXT COLLATE "C" NOT NULL,
    written INTEGER NOT NULL,
    skipped TEXT COLLATE "C",
    PRIMARY KEY (plan, day)
);

CREATE INDEX planned_sending_round ON planned_sending (round);
