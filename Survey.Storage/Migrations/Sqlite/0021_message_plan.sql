-- What is to be sent to the contacts of a round, and when.
CREATE TABLE planned_message (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    round TEXT NOT NULL,
    kind TEXT NOT NULL,                       -- invitation, reminder, thanks or closing
    day TEXT,                                 -- of an invitation: its day
    days INTEGER,                             -- of a reminder: days before the deadline; of thanks and closing: days after the last day
    time TEXT NOT NULL,                       -- HH:mm, UTC
    since TEXT NOT NULL,                      -- when it was planned, changed or resumed; what was due before is not sent
    stopped_at TEXT,                          -- null if it is not stopped
    version INTEGER NOT NULL,                 -- grows with each change
    planned_by TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX planned_message_round ON planned_message (round);

-- What was done when a planned message was due: each is done once.
CREATE TABLE planned_sending (
    plan BLOB NOT NULL,                       -- the key of the planned message, which may have been changed or removed since
    day TEXT NOT NULL,                        -- the day that its days are counted from, such as the deadline
    round TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at TEXT NOT NULL,
    done_at TEXT NOT NULL,
    written INTEGER NOT NULL,                 -- number of messages
    skipped TEXT,                             -- code of the reason if nothing was sent
    PRIMARY KEY (plan, day)
) WITHOUT ROWID;

CREATE INDEX planned_sending_round ON planned_sending (round);
