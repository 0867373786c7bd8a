-- Counters of the overview and the results of open rounds; see TallyTable.cs. Derived from the responses.
CREATE TABLE tally (
    bucket INTEGER NOT NULL,
    round TEXT COLLATE "C" NOT NULL,
    questionnaire_version TEXT COLLATE "C" NOT NULL,
    part TEXT COLLATE "C" NOT NULL,
    overview BYTEA NOT NULL,
    results BYTEA NOT NULL,
    PRIMARY KEY (bucket, round, questionnaire_version, part)
);

-- The rounds whose tallies are complete, with the revision of the definition that they were made with.
CREATE TABLE tallied_round (
    round TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    round_revision INTEGER NOT NULL
);
