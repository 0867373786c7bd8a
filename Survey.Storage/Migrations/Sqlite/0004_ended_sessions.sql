-- Sessions that were ended before their time: the cookie alone would still be good, wherever it was copied to.

CREATE TABLE ended_session (
    id TEXT NOT NULL PRIMARY KEY,             -- as in the cookie
    until TEXT NOT NULL                       -- ISO 8601, UTC; from then on the session is over by itself
);
