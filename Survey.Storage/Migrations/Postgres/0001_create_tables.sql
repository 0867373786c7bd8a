-- The tables that SQLite has after its scripts 0001 to 0014, where comments say what the columns mean. Texts sort by their bytes, as in
-- SQLite, whatever the order of the database's language. Moments are texts too, because hashes are computed over them.

CREATE TABLE survey_engine_store (
    version INTEGER NOT NULL                  -- number of applied scripts; the table marks the database as a store of this software
);

INSERT INTO survey_engine_store (version)
VALUES (0);

CREATE TABLE round_revision (
    id UUID NOT NULL PRIMARY KEY,
    round TEXT COLLATE "C" NOT NULL,
    revision INTEGER NOT NULL,
    framework TEXT COLLATE "C" NOT NULL,
    directory TEXT COLLATE "C" NOT NULL,
    questionnaire TEXT COLLATE "C" NOT NULL,
    round_document TEXT COLLATE "C" NOT NULL,
    questionnaire_version TEXT COLLATE "C" NOT NULL,
    hash BYTEA NOT NULL,
    stored_at TEXT COLLATE "C" NOT NULL,
    further TEXT COLLATE "C" NOT NULL DEFAULT '{}',
    UNIQUE (round, revision)
);

CREATE TABLE response_revision (
    id UUID NOT NULL PRIMARY KEY,
    round TEXT COLLATE "C" NOT NULL,
    respondent TEXT COLLATE "C" NOT NULL,
    revision INTEGER NOT NULL,
    round_revision INTEGER NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    hash BYTEA NOT NULL,
    stored_at TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C",
    made_by TEXT COLLATE "C",
    way TEXT COLLATE "C",
    note TEXT COLLATE "C",
    request_key TEXT COLLATE "C",
    UNIQUE (round, respondent, revision)
);

CREATE UNIQUE INDEX response_revision_request ON response_revision (round, respondent, request_key)
    WHERE request_key IS NOT NULL;

CREATE TABLE response (
    round TEXT COLLATE "C" NOT NULL,
    respondent TEXT COLLATE "C" NOT NULL,
    revision_id UUID NOT NULL REFERENCES response_revision (id),
    revision INTEGER NOT NULL,
    hash BYTEA NOT NULL,
    round_revision INTEGER NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    regions TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    coded_rows INTEGER NOT NULL,
    elements BYTEA NOT NULL,
    themes BYTEA NOT NULL,
    is_late BOOLEAN NOT NULL,
    PRIMARY KEY (round, respondent)
);

CREATE TABLE round_decision (
    round TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    decision TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C",
    decided_at TEXT COLLATE "C" NOT NULL,
    decided_by TEXT COLLATE "C" NOT NULL
);

CREATE TABLE draft (
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
    PRIMARY KEY (round, respondent)
);

CREATE TABLE contact (
    id UUID NOT NULL PRIMARY KEY,
    round TEXT COLLATE "C" NOT NULL,
    organization TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    bounce TEXT COLLATE "C",
    hash BYTEA,
    UNIQUE (round, organization, role, email)
);

CREATE INDEX contact_address ON contact (round, email);

CREATE TABLE access_link (
    id UUID NOT NULL PRIMARY KEY,
    round TEXT COLLATE "C" NOT NULL,
    organization TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    secret_hash BYTEA NOT NULL UNIQUE,
    created_at TEXT COLLATE "C" NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL,
    opened_at TEXT COLLATE "C",
    revoked_at TEXT COLLATE "C",
    hash BYTEA
);

CREATE INDEX access_link_organization ON access_link (round, organization);

CREATE TABLE message (
    id UUID NOT NULL PRIMARY KEY,
    event TEXT COLLATE "C" NOT NULL UNIQUE,
    round TEXT COLLATE "C" NOT NULL,
    organization TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    to_name TEXT COLLATE "C" NOT NULL,
    to_address TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    body BYTEA NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    attempts INTEGER NOT NULL,
    created_at TEXT COLLATE "C" NOT NULL,
    due_at TEXT COLLATE "C" NOT NULL,
    sent_at TEXT COLLATE "C",
    failure TEXT COLLATE "C",
    filling BYTEA
);

CREATE INDEX message_due ON message (state, due_at);

CREATE INDEX message_round ON message (round, organization);

CREATE INDEX message_of_round ON message (round, id);

CREATE TABLE wording (
    round TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (round, kind, language)
);

CREATE TABLE audit_entry (
    number BIGINT NOT NULL PRIMARY KEY,
    at TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    round TEXT COLLATE "C",
    subject TEXT COLLATE "C",
    details TEXT COLLATE "C",
    hash BYTEA NOT NULL
);

CREATE INDEX audit_entry_of_round ON audit_entry (round, number);

CREATE INDEX audit_entry_of_subject ON audit_entry (round, subject);

CREATE TABLE account (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL UNIQUE,
    role TEXT COLLATE "C" NOT NULL,
    password_hash TEXT COLLATE "C" NOT NULL,
    security_stamp TEXT COLLATE "C" NOT NULL,
    created_at TEXT COLLATE "C" NOT NULL,
    disabled_at TEXT COLLATE "C",
    hash BYTEA
);

CREATE TABLE api_token (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    name TEXT COLLATE "C" NOT NULL,
    scope TEXT COLLATE "C" NOT NULL,
    hash BYTEA NOT NULL UNIQUE,
    created_at TEXT COLLATE "C" NOT NULL,
    expires_at TEXT COLLATE "C" NOT NULL,
    last_used_at TEXT COLLATE "C",
    revoked_at TEXT COLLATE "C"
);

CREATE INDEX api_token_of_account ON api_token (account_id);

CREATE TABLE sign_in_attempt (
    key BYTEA NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TEXT COLLATE "C" NOT NULL,
    paused_until TEXT COLLATE "C"
);

CREATE TABLE ended_session (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    until TEXT COLLATE "C" NOT NULL
);

CREATE TABLE analysis_entry (
    id UUID NOT NULL PRIMARY KEY,
    round TEXT COLLATE "C" NOT NULL,
    entry TEXT COLLATE "C" NOT NULL,
    revision INTEGER NOT NULL,
    document TEXT COLLATE "C",
    stored_at TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL,
    hash BYTEA NOT NULL,
    UNIQUE (round, entry, revision)
);

CREATE TABLE publication (
    id UUID NOT NULL PRIMARY KEY,
    round TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    manifest TEXT COLLATE "C" NOT NULL,
    made_at TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL,
    hash BYTEA NOT NULL,
    UNIQUE (round, code)
);

CREATE TABLE publication_response (
    publication UUID NOT NULL REFERENCES publication (id),
    revision_id UUID NOT NULL REFERENCES response_revision (id),
    PRIMARY KEY (publication, revision_id)
);

-- The hash of a row, as RowHash.cs computes it: SHA-256 over the values, each with its type and its length. PostgreSQL has no function
-- of any number of values of any types, so there is one for each list of types.

CREATE FUNCTION hash_part(kind TEXT, content BYTEA) RETURNS BYTEA
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN content IS NULL THEN '\x6e00000000'::BYTEA
    ELSE convert_to(kind, 'UTF8')
        || substr(int4send(octet_length(content)), 4, 1)
        || substr(int4send(octet_length(content)), 3, 1)
        || substr(int4send(octet_length(content)), 2, 1)
        || substr(int4send(octet_length(content)), 1, 1)
        || content
END;

CREATE FUNCTION hash_part(value TEXT) RETURNS BYTEA
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN hash_part('t', convert_to(value, 'UTF8'));

CREATE FUNCTION hash_part(value BYTEA) RETURNS BYTEA
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN hash_part('b', value);

CREATE FUNCTION hash_part(value UUID) RETURNS BYTEA
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN hash_part('b', uuid_send(value));

CREATE FUNCTION hash_part(value INTEGER) RETURNS BYTEA
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN hash_part('v', convert_to(value::TEXT, 'UTF8'));

-- contact, account
CREATE FUNCTION row_hash(UUID, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT) RETURNS BYTEA
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN sha256(
    hash_part($1) || hash_part($2) || hash_part($3) || hash_part($4) || hash_part($5) || hash_part($6) || hash_part($7) || hash_part($8));

-- analysis_entry
CREATE FUNCTION row_hash(UUID, TEXT, TEXT, INTEGER, TEXT, TEXT, TEXT, TEXT) RETURNS BYTEA
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN sha256(
    hash_part($1) || hash_part($2) || hash_part($3) || hash_part($4) || hash_part($5) || hash_part($6) || hash_part($7) || hash_part($8));

-- publication
CREATE FUNCTION row_hash(UUID, TEXT, TEXT, TEXT, TEXT, TEXT) RETURNS BYTEA
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN sha256(hash_part($1) || hash_part($2) || hash_part($3) || hash_part($4) || hash_part($5) || hash_part($6));

-- access_link
CREATE FUNCTION row_hash(UUID, TEXT, TEXT, TEXT, BYTEA, TEXT, TEXT, TEXT, TEXT) RETURNS BYTEA
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN sha256(
    hash_part($1) || hash_part($2) || hash_part($3) || hash_part($4) || hash_part($5) || hash_part($6) || hash_part($7) || hash_part($8)
    || hash_part($9));

-- draft
CREATE FUNCTION row_hash(TEXT, TEXT, INTEGER, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT) RETURNS BYTEA
LANGUAGE SQL IMMUTABLE PARALLEL SAFE
RETURN sha256(
    hash_part($1) || hash_part($2) || hash_part($3) || hash_part($4) || hash_part($5) || hash_part($6) || hash_part($7) || hash_part($8)
    || hash_part($9) || hash_part($10));
