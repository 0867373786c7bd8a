-- In an open round that takes one answer per e-mail address, the respondent's id is a keyed hash of the address.

CREATE TABLE address_key (
    round TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    sealed BYTEA NOT NULL
);
