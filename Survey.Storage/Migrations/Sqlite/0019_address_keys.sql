-- In an open round that takes one answer per e-mail address, the respondent's id is a keyed hash of the address.

CREATE TABLE address_key (
    round TEXT NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL                      -- the key, encrypted with the keys of the service
) WITHOUT ROWID;
