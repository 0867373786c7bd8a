-- A workbook that is corrected and sent again replaces the draft that it made itself, and nobody else's.

ALTER TABLE draft ADD COLUMN workbook TEXT; -- entity tag in the workbook that the draft was read from; null for another way
