ALTER TABLE round_revision ADD COLUMN further TEXT NOT NULL DEFAULT '{}'; -- further documents by file name, one JSON object
