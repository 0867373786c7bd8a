-- By which of its public addresses an answer of an open round came.

ALTER TABLE response ADD COLUMN channel TEXT COLLATE "C" NOT NULL DEFAULT '';

CREATE INDEX response_channel ON response (bucket, round, channel, state)
WHERE channel <> '';
