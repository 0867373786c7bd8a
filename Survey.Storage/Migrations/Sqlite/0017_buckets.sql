-- The large tables get a bucket, which leads their keys: 0 to 63, computed from the respondent (Bucket.cs). The function bucket_of is given
-- by the program. Documents stand in a table in the order of their arrival, with the key as an index, because that is smaller.

ALTER TABLE response_revision RENAME TO old_response_revision;

ALTER TABLE response RENAME TO old_response;

ALTER TABLE draft RENAME TO old_draft;

ALTER TABLE access_link RENAME TO old_access_link;

ALTER TABLE audit_entry RENAME TO old_audit_entry;

ALTER TABLE publication_response RENAME TO old_publication_response;

CREATE TABLE response_revision (
    bucket INTEGER NOT NULL,                  -- of the respondent
    round TEXT NOT NULL,
    respondent TEXT NOT NULL,                 -- the organization's code, or an open round's id
    revision INTEGER NOT NULL,                -- from 1
    round_revision INTEGER NOT NULL,          -- the definition it was given under
    entry INTEGER,                            -- number of its entry in the audit trail, in the same bucket; null if it has none
    hash BLOB NOT NULL,                       -- SHA-256 of the document
    stored_at TEXT NOT NULL,                  -- ISO 8601, UTC
    role TEXT,                                -- the role of who made it; this and the next two are null in stores of the first version
    made_by TEXT,                             -- display name of who made it
    way TEXT,                                 -- how it came: page, api, workbook, paper, file
    note TEXT,                                -- the reason of a return, a comment; null for none
    request_key TEXT,                         -- idempotency key of the client's request; null for none
    document TEXT NOT NULL,                   -- the response in its canonical form
    PRIMARY KEY (bucket, round, respondent, revision)
);

CREATE TABLE response (
    bucket INTEGER NOT NULL,
    round TEXT NOT NULL,
    respondent TEXT NOT NULL,
    revision INTEGER NOT NULL,                -- the latest
    given_under INTEGER NOT NULL,             -- the definition that the latest revision was given under
    round_revision INTEGER NOT NULL,          -- the definition that the values were derived under
    state TEXT NOT NULL,
    type TEXT NOT NULL,
    regions TEXT NOT NULL,                    -- codes with a space between
    status TEXT NOT NULL,                     -- of the recommendations; empty if not answered
    coded_rows INTEGER NOT NULL,
    elements BLOB NOT NULL,                   -- bits by position in the framework, the lowest first
    themes BLOB NOT NULL,
    is_late INTEGER NOT NULL,
    PRIMARY KEY (bucket, round, respondent)
) WITHOUT ROWID;

CREATE TABLE draft (
    bucket INTEGER NOT NULL,
    round TEXT NOT NULL,
    respondent TEXT NOT NULL,
    version INTEGER NOT NULL,                 -- from 1; grows with every save and is never used again
    document TEXT,                            -- a response in its canonical form; null once submitted or discarded
    as_typed TEXT,                            -- what was typed and is no answer yet, as JSON by place; null for nothing
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    row_ids TEXT,                             -- ids of rows as JSON by repeat group; kept after submitting; null: positions
    page_saves TEXT,                          -- the last saves of open pages as JSON; kept after submitting; null for none
    workbook TEXT,                            -- entity tag in the workbook that the draft was read from; null for another way
    hash BLOB,                                -- SHA-256 over the other columns but the bucket; see DraftTable.cs for their order
    PRIMARY KEY (bucket, round, respondent)
) WITHOUT ROWID;

CREATE TABLE access_link (
    bucket INTEGER NOT NULL,                  -- of the secret; in an open round of the respondent too
    id BLOB NOT NULL,                         -- UUID version 7, big-endian
    round TEXT NOT NULL,
    organization TEXT NOT NULL,               -- the organization's code, or an open round's id
    role TEXT NOT NULL,                       -- secretariat, chair, respondent
    secret_hash BLOB NOT NULL,                -- SHA-256; the secret itself is nowhere
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    opened_at TEXT,                           -- when it was first used to change something
    revoked_at TEXT,
    hash BLOB,                                -- SHA-256 over the other columns but the bucket; see AccessLinkTable.cs for their order
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, secret_hash)
) WITHOUT ROWID;

CREATE TABLE audit_entry (
    bucket INTEGER NOT NULL,                  -- of the respondent or another subject, else of the round, else 0
    number INTEGER NOT NULL,                  -- without a gap in its bucket; up to audit_base without a gap in all of them together
    at TEXT NOT NULL,                         -- ISO 8601, UTC; later than that of the entry before
    role TEXT NOT NULL,
    name TEXT NOT NULL,                       -- who, as shown
    action TEXT NOT NULL,                     -- what, as a code
    round TEXT,
    subject TEXT,                             -- the organization, account or other thing it was done to
    details TEXT,
    hash BLOB NOT NULL,                       -- SHA-256 over this entry and the hash of the one before
    PRIMARY KEY (bucket, number)
);

-- Earlier versions had one chain of entries for the whole store. It stays as it is, and the chain of each bucket continues from its end.
-- A store that never had one has no row.
CREATE TABLE audit_base (
    number INTEGER NOT NULL PRIMARY KEY,      -- of the last entry of the single chain
    hash BLOB NOT NULL                        -- of that entry
);

CREATE TABLE publication_response (
    bucket INTEGER NOT NULL,
    publication BLOB NOT NULL REFERENCES publication (id),
    round TEXT NOT NULL,
    respondent TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (bucket, publication, respondent),
    FOREIGN KEY (bucket, round, respondent, revision) REFERENCES response_revision (bucket, round, respondent, revision)
) WITHOUT ROWID;

INSERT INTO response_revision (
    bucket, round, respondent, revision, round_revision, entry, hash, stored_at, role, made_by, way, note, request_key, document)
SELECT bucket_of(respondent),
    round,
    respondent,
    revision,
    round_revision, (
    SELECT MIN(number)
    FROM old_audit_entry
    WHERE old_audit_entry.round = old_response_revision.round
        AND old_audit_entry.subject = old_response_revision.respondent
        AND old_audit_entry.details LIKE 'revision ' || old_response_revision.revision || ', %'
        AND old_audit_entry.details LIKE '%, ' || lower(hex(old_response_revision.hash))),
    hash,
    stored_at,
    role,
    made_by,
    way,
    note,
    request_key,
    document
FROM old_response_revision
ORDER BY rowid;

INSERT INTO response (
    bucket, round, respondent, revision, given_under, round_revision, state, type, regions, status, coded_rows, elements, themes, is_late)
SELECT bucket_of(old_response.respondent),
    old_response.round,
    old_response.respondent,
    old_response.revision,
    old_response_revision.round_revision,
    old_response.round_revision,
    old_response.state,
    old_response.type,
    old_response.regions,
    old_response.status,
    old_response.coded_rows,
    old_response.elements,
    old_response.themes,
    old_response.is_late
FROM old_response
JOIN old_response_revision ON old_response_revision.id = old_response.revision_id;

INSERT INTO draft (
    bucket, round, respondent, version, document, as_typed, saved_at, saved_by, row_ids, page_saves, workbook, hash)
SELECT bucket_of(respondent),
    round,
    respondent,
    version,
    document,
    as_typed,
    saved_at,
    saved_by,
    row_ids,
    page_saves,
    workbook,
    hash
FROM old_draft;

INSERT INTO access_link (
    bucket, id, round, organization, role, secret_hash, created_at, created_by, opened_at, revoked_at, hash)
SELECT bucket_of(secret_hash),
    id,
    round,
    organization,
    role,
    secret_hash,
    created_at,
    created_by,
    opened_at,
    revoked_at,
    hash
FROM old_access_link;

INSERT INTO audit_entry (
    bucket, number, at, role, name, action, round, subject, details, hash)
SELECT COALESCE(bucket_of(COALESCE(subject, round)), 0),
    number,
    at,
    role,
    name,
    action,
    round,
    subject,
    details,
    hash
FROM old_audit_entry
ORDER BY number;

INSERT INTO audit_base (number, hash)
SELECT number,
    hash
FROM old_audit_entry
ORDER BY number DESC
LIMIT 1;

INSERT INTO publication_response (
    bucket, publication, round, respondent, revision)
SELECT bucket_of(old_response_revision.respondent),
    old_publication_response.publication,
    old_response_revision.round,
    old_response_revision.respondent,
    old_response_revision.revision
FROM old_publication_response
JOIN old_response_revision ON old_response_revision.id = old_publication_response.revision_id;

DROP TABLE old_publication_response;

DROP TABLE old_response;

DROP TABLE old_response_revision;

DROP TABLE old_draft;

DROP TABLE old_access_link;

DROP TABLE old_audit_entry;

CREATE UNIQUE INDEX response_revision_request ON response_revision (bucket, round, respondent, request_key)
    WHERE request_key IS NOT NULL;

CREATE INDEX access_link_organization ON access_link (bucket, round, organization);

CREATE INDEX audit_entry_in_time ON audit_entry (at, round);
