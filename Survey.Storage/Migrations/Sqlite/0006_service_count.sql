-- How many services have the store open. It stands in the store's main file while they run, so that a copy of that file alone
-- is recognized: the latest changes may be in the write-ahead file, which such a copy lacks.

CREATE TABLE service_count (
    running INTEGER NOT NULL
);

INSERT INTO service_count (running)
VALUES (0);
