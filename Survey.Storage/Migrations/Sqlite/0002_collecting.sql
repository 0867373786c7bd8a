-- What a round needs while it collects. Revisions stay documents that never change; a draft is the one thing that is
-- overwritten. Nothing here is needed for a figure: figures come from revisions alone.

ALTER TABLE response_revision ADD COLUMN role TEXT;           -- in what part somebody made it; null if loaded from a folder
ALTER TABLE response_revision ADD COLUMN made_by TEXT;        -- who made it, as shown; null if loaded from a folder
ALTER TABLE response_revision ADD COLUMN way TEXT;            -- how it came: page, api, workbook, paper; null if loaded from a folder
ALTER TABLE response_revision ADD COLUMN note TEXT;           -- the reason of a return, a comment; null for none
ALTER TABLE response_revision ADD COLUMN request_key TEXT;    -- what a client calls its request, so that repeating it does nothing twice

CREATE UNIQUE INDEX response_revision_request ON response_revision (round, respondent, request_key)
    WHERE request_key IS NOT NULL;

CREATE TABLE round_decision (
    round TEXT NOT NULL PRIMARY KEY,          -- a round without one was published by loading it
    decision TEXT NOT NULL,                   -- prepared, published, closed
    reason TEXT,
    decided_at TEXT NOT NULL,
    decided_by TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE draft (
    round TEXT NOT NULL,
    respondent TEXT NOT NULL,
    version INTEGER NOT NULL,                 -- from 1; grows with every save and is never used again
    document TEXT,                            -- a response in its canonical form; null once submitted or discarded
    as_typed TEXT,                            -- what was typed and is no answer yet, as JSON by place; null for nothing
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    PRIMARY KEY (round, respondent)
) WITHOUT ROWID;

CREATE TABLE presence (
    round TEXT NOT NULL,
    respondent TEXT NOT NULL,
    visit TEXT NOT NULL,                      -- a browser, by a number of its own
    name TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (round, respondent, visit)
) WITHOUT ROWID;

CREATE TABLE contact (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    round TEXT NOT NULL,
    organization TEXT NOT NULL,
    role TEXT NOT NULL,                       -- secretariat, chair
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    bounce TEXT,                              -- what the mail server said when it refused the address; null if it has not
    UNIQUE (round, organization, role, email)
);

CREATE TABLE access_link (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    round TEXT NOT NULL,
    organization TEXT NOT NULL,
    role TEXT NOT NULL,                       -- secretariat, chair
    secret_hash BLOB NOT NULL UNIQUE,         -- SHA-256; the secret itself is nowhere
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    opened_at TEXT,                           -- when it was first used
    revoked_at TEXT
);

CREATE INDEX access_link_organization ON access_link (round, organization);

CREATE TABLE message (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    event TEXT NOT NULL UNIQUE,               -- what it tells and to whom: one message for one event
    round TEXT NOT NULL,
    organization TEXT NOT NULL,
    kind TEXT NOT NULL,                       -- invitation, reminder, receipt, …
    to_name TEXT NOT NULL,
    to_address TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    body BLOB NOT NULL,                       -- sealed while it may hold a link; the link is taken out once it is sent
    state TEXT NOT NULL,                      -- waiting, sending, sent, failed, uncertain
    attempts INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    due_at TEXT NOT NULL,                     -- when to try (again)
    sent_at TEXT,
    failure TEXT
);

CREATE INDEX message_due ON message (state, due_at);

CREATE INDEX message_round ON message (round, organization);

CREATE TABLE wording (
    round TEXT NOT NULL,                      -- what a coordinator wrote in place of the usual text of a message
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (round, kind, language)
) WITHOUT ROWID;

CREATE TABLE audit_entry (
    number INTEGER NOT NULL PRIMARY KEY,      -- from 1, without a gap
    at TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,                       -- who, as shown
    action TEXT NOT NULL,                     -- what, as a code
    round TEXT,
    subject TEXT,                             -- the organization, account or other thing it was done to
    details TEXT,
    hash BLOB NOT NULL                        -- SHA-256 over this entry and the hash of the one before
);
