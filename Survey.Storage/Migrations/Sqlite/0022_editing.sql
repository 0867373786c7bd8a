-- The questionnaire of a round in edit, apart from the round's definition; see EditingTable.cs.
CREATE TABLE editing_draft (
    round TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,                 -- grows with every step, undo and redo
    step INTEGER NOT NULL,                    -- the present step; 0 for the beginning
    beginning TEXT NOT NULL                   -- the documents that the draft was begun from, as compact JSON
) WITHOUT ROWID;

-- Its steps. Those after the present one were undone.
CREATE TABLE editing_step (
    round TEXT NOT NULL,
    number INTEGER NOT NULL,                  -- from 1
    document TEXT NOT NULL,                   -- the documents after the step, as compact JSON
    action TEXT NOT NULL,                     -- code of what was done
    subject TEXT NOT NULL,                    -- to what: key of an item, code of a list, or empty
    made_at TEXT NOT NULL,                    -- ISO 8601, UTC
    made_by TEXT NOT NULL,
    PRIMARY KEY (round, number)
);
