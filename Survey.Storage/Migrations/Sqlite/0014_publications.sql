-- Frozen states of rounds. Revisions never change, so the list of those that count is enough to make every output again.
CREATE TABLE publication (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    round TEXT NOT NULL,
    code TEXT NOT NULL,                       -- unique within the round
    manifest TEXT NOT NULL,                   -- what was frozen, as JSON; see PublicationManifest.cs
    made_at TEXT NOT NULL,                    -- ISO 8601, UTC
    made_by TEXT NOT NULL,
    hash BLOB NOT NULL,                       -- SHA-256 over the other columns in the order above
    UNIQUE (round, code)
);

CREATE TABLE publication_response (
    publication BLOB NOT NULL REFERENCES publication (id),
    revision_id BLOB NOT NULL REFERENCES response_revision (id),
    PRIMARY KEY (publication, revision_id)
) WITHOUT ROWID;
