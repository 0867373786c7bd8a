-- Keys of services that protect cookies, forms and messages: all services on the database share them.
CREATE TABLE service_key (
    id UUID NOT NULL PRIMARY KEY,             -- version 7
    document TEXT COLLATE "C" NOT NULL,       -- XML of ASP.NET Core, encrypted if the service has a certificate for it
    stored_at TEXT COLLATE "C" NOT NULL       -- ISO 8601, UTC
);
