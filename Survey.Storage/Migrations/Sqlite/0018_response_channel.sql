-- By which of its public addresses an answer of an open round came.

ALTER TABLE response ADD COLUMN channel TEXT NOT NULL DEFAULT ''; -- code of the channel; empty for none

CREATE INDEX response_channel ON response (bucket, round, channel, state)
WHERE channel <> '';
