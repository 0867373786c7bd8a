-- The large tables get a bucket, which leads their keys: 0 to 63, computed from the respondent (Bucket.cs), as in SQLite's script 0017,
-- where comments say what the columns mean.

CREATE FUNCTION bucket_of(hash BYTEA) RETURNS INTEGER
LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
RETURN get_byte(hash, 0) % 64;

CREATE FUNCTION bucket_of(code TEXT) RETURNS INTEGER
LANGUAGE SQL IMMUTABLE STRICT PARALLEL SAFE
RETURN bucket_of(sha256(convert_to(code, 'UTF8')));

ALTER TABLE response_revision RENAME TO old_response_revision;

ALTER TABLE response RENAME TO old_response;

ALTER TABLE draft RENAME TO old_draft;

ALTER TABLE access_link RENAME TO old_access_link;

ALTER TABLE audit_entry RENAME TO old_audit_entry;

ALTER TABLE publication_response RENAME TO old_publication_response;

ALTER TABLE old_publication_response
    DROP CONSTRAINT publication_response_pkey,
    DROP CONSTRAINT publication_response_publication_fkey;

ALTER TABLE old_response DROP CONSTRAINT response_pkey;

ALTER TABLE old_response_revision DROP CONSTRAINT response_revision_pkey CASCADE;

ALTER TABLE old_draft DROP CONSTRAINT draft_pkey;

ALTER TABLE old_access_link DROP CONSTRAINT access_link_pkey;

ALTER TABLE old_audit_entry DROP CONSTRAINT audit_entry_pkey;

CREATE TABLE response_revision (
    bucket INTEGER NOT NULL,
    round TEXT COLLATE "C" NOT NULL,
    respondent TEXT COLLATE "C" NOT NULL,
    revision INTEGER NOT NULL,
    round_revision INTEGER NOT NULL,
    entry BIGINT,
    hash BYTEA NOT NULL,
    stored_at TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C",
    made_by TEXT COLLATE "C",
    way TEXT COLLATE "C",
    note TEXT COLLATE "C",
    request_key TEXT COLLATE "C",
    document TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (bucket, round, respondent, revision)
);

CREATE TABLE response (
    bucket INTEGER NOT NULL,
    round TEXT COLLATE "C" NOT NULL,
    respondent TEXT COLLATE "C" NOT NULL,
    revision INTEGER NOT NULL,
    given_under INTEGER NOT NULL,
    round_revision INTEGER NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    regions TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    coded_rows INTEGER NOT NULL,
    elements BYTEA NOT NULL,
    themes BYTEA NOT NULL,
    is_late BOOLEAN NOT NULL,
    PRIMARY KEY (bucket, round, respondent)
);

CREATE TABLE draft (
    bucket INTEGER NOT NULL,
    round TEXT COLLATE "C" NOT NULL,
    respondent TEXT COLLATE "C" NOT NULL,
    version INTEGER NOT NULL,
    document TEXT COLLATE "C",
    as_typed TEXT COLLATE "C",
    saved_at TEXT COLLATE "C" NOT NULL,
    saved_by TEXT COLLATE "C" NOT NULL,
    row_ids TEXT COLLATE "C",
    page_saves TEXT COLLATE "C",
    workbook TEXT COLLATE "C",
    hash BYTEA,
    PRIMARY KEY (bucket, round, respondent)
);

CREATE TABLE access_link (
    bucket INTEGER NOT NULL,
    id UUID NOT NULL,
    round TEXT COLLATE "C" NOT NULL,
    organization TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    secret_hash BYTEA NOT NULL,
    created_at TEXT COLLATE "C" NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL,
    opened_at TEXT COLLATE "C",
    revoked_at TEXT COLLATE "C",
    hash BYTEA,
    PRIMARY KEY (bucket, id),
    UNIQUE (bucket, secret_hash)
);

CREATE TABLE audit_entry (
    bucket INTEGER NOT NULL,
    number BIGINT NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    round TEXT COLLATE "C",
    subject TEXT COLLATE "C",
    details TEXT COLLATE "C",
    hash BYTEA NOT NULL,
    PRIMARY KEY (bucket, number)
);

CREATE TABLE audit_base (
    number BIGINT NOT NULL PRIMARY KEY,
    hash BYTEA NOT NULL
);

CREATE TABLE publication_response (
    bucket INTEGER NOT NULL,
    publication UUID NOT NULL REFERENCES publication (id),
    round TEXT COLLATE "C" NOT NULL,
    respondent TEXT COLLATE "C" NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (bucket, publication, respondent),
    FOREIGN KEY (bucket, round, respondent, revision) REFERENCES response_revision (bucket, round, respondent, revision)
);

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
        AND old_audit_entry.details LIKE '%, ' || encode(old_response_revision.hash, 'hex')),
    hash,
    stored_at,
    role,
    made_by,
    way,
    note,
    request_key,
    document
FROM old_response_revision;

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
FROM old_audit_entry;

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
