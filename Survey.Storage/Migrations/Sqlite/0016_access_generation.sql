-- A number that grows whenever a token, a link or an account is revoked. Each node keeps tokens and links in its memory, and asks for
-- this number to learn that it must read them again. There is no row before the first revocation.

CREATE TABLE access_generation (
    id INTEGER NOT NULL PRIMARY KEY,          -- always 1
    number INTEGER NOT NULL
) WITHOUT ROWID;
