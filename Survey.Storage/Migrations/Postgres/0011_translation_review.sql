-- Translations of which a person said that they are right. Each holds while original and translation stay as they are.
CREATE TABLE translation_review (
    round TEXT COLLATE "C" NOT NULL,
    text_key TEXT COLLATE "C" NOT NULL,
    source_language TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    stamp TEXT COLLATE "C" NOT NULL,
    made_at TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (round, text_key, source_language, language)
);
