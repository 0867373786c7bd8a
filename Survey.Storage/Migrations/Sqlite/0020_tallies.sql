-- Counters of the overview and the results of open rounds; see TallyTable.cs. Derived from the responses.
CREATE TABLE tally (
    bucket INTEGER NOT NULL,                  -- of the respondents, see Bucket.cs
    round TEXT NOT NULL,
    questionnaire_version TEXT NOT NULL,
    part TEXT NOT NULL,                       -- type:CODE or region:CODE of the respondents
    overview BLOB NOT NULL,                   -- see Tally.cs
    results BLOB NOT NULL,
    PRIMARY KEY (bucket, round, questionnaire_version, part)
) WITHOUT ROWID;

-- The rounds whose tallies are complete, with the revision of the definition that they were made with.
CREATE TABLE tallied_round (
    round TEXT NOT NULL PRIMARY KEY,
    round_revision INTEGER NOT NULL
) WITHOUT ROWID;
