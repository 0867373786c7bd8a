ALTER TABLE draft ADD COLUMN row_ids TEXT;    -- ids of rows as JSON by repeat group; kept after submitting; null: positions
ALTER TABLE draft ADD COLUMN page_saves TEXT; -- the last saves of open pages as JSON; kept after submitting; null for none
