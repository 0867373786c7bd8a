-- Rows that are no documents carry a hash of their other columns, so that survey verify sees changes from outside.
-- The function row_hash is given by the program (RowHash.cs).

ALTER TABLE draft ADD COLUMN hash BLOB;       -- SHA-256 over the other columns in the order below

ALTER TABLE contact ADD COLUMN hash BLOB;

ALTER TABLE access_link ADD COLUMN hash BLOB;

ALTER TABLE account ADD COLUMN hash BLOB;

UPDATE draft
SET hash = row_hash(round, respondent, version, document, as_typed, row_ids, page_saves, workbook, saved_at, saved_by);

UPDATE contact
SET hash = row_hash(id, round, organization, role, name, email, language, bounce);

UPDATE access_link
SET hash = row_hash(id, round, organization, role, secret_hash, created_at, created_by, opened_at, revoked_at);

UPDATE account
SET hash = row_hash(id, name, name_key, role, password_hash, security_stamp, created_at, disabled_at);
