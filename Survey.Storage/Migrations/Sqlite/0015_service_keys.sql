-- Keys of services that protect cookies, forms and messages. Used by services on a server's database; a file has a folder of keys beside it.
CREATE TABLE service_key (
    id BLOB NOT NULL PRIMARY KEY,             -- UUID version 7, big-endian
    document TEXT NOT NULL,                   -- XML of ASP.NET Core, encrypted if the service has a certificate for it
    stored_at TEXT NOT NULL                   -- ISO 8601, UTC
);
