-- Translations of which a person said that they are right. Each holds while original and translation stay as they are.
CREATE TABLE translation_review (
    round TEXT NOT NULL,
    text_key TEXT NOT NULL,    -- key of the text in the round
    source_language TEXT NOT NULL,    -- in lower case, like the next one
    language TEXT NOT NULL,
    stamp TEXT NOT NULL,    -- SHA-256 of key, languages, original and translation
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (round, text_key, source_language, language)
) WITHOUT ROWID;
