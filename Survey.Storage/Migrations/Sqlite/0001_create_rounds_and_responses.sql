-- Documents are stored whole and never changed: a new revision is a new row. What is derived from them stands in
-- `response` alone, so that it can be thrown away and made again (survey verify makes it again and compares).

CREATE TABLE round_revision (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    round TEXT NOT NULL,
    revision INTEGER NOT NULL,                -- from 1
    framework TEXT NOT NULL,                  -- the four documents, compact JSON
    directory TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    round_document TEXT NOT NULL,
    questionnaire_version TEXT NOT NULL,
    hash BLOB NOT NULL,                       -- SHA-256 over the four documents
    stored_at TEXT NOT NULL,                  -- ISO 8601, UTC
    UNIQUE (round, revision)
);

CREATE TABLE response_revision (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    round TEXT NOT NULL,
    respondent TEXT NOT NULL,                 -- the organization's code, or an open round's id
    revision INTEGER NOT NULL,                -- from 1
    round_revision INTEGER NOT NULL,          -- the definition it was given under
    document TEXT NOT NULL,                   -- the response in its canonical form
    hash BLOB NOT NULL,                       -- SHA-256 of the document
    stored_at TEXT NOT NULL,                  -- ISO 8601, UTC
    UNIQUE (round, respondent, revision)
);

CREATE TABLE response (
    round TEXT NOT NULL,
    respondent TEXT NOT NULL,
    revision_id BLOB NOT NULL REFERENCES response_revision (id),
    revision INTEGER NOT NULL,                -- the latest
    hash BLOB NOT NULL,                       -- of the latest revision's document
    round_revision INTEGER NOT NULL,          -- the definition it was derived under
    state TEXT NOT NULL,
    type TEXT NOT NULL,
    regions TEXT NOT NULL,                    -- codes with a space between
    status TEXT NOT NULL,                     -- of the recommendations; empty if not answered
    coded_rows INTEGER NOT NULL,
    elements BLOB NOT NULL,                   -- bits by position in the framework, the lowest first
    themes BLOB NOT NULL,
    is_late INTEGER NOT NULL,
    PRIMARY KEY (round, respondent)
) WITHOUT ROWID;
