-- What fills the placeholders of a message, as sealed JSON: until it is sent, its text follows the round's present dates, title and
-- wordings. Null once it is sent, and for messages written before.
ALTER TABLE message ADD COLUMN filling BLOB;
