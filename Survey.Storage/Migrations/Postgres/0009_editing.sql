-- The questionnaire of a round in edit, apart from the round's definition; see EditingTable.cs.
CREATE TABLE editing_draft (
    round TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    step INTEGER NOT NULL,
    beginning TEXT COLLATE "C" NOT NULL
);

-- Its steps. Those after the present one were undone.
CREATE TABLE editing_step (
    round TEXT COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    made_at TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (round, number)
);
