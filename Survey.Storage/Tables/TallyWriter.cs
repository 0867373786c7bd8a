using System.Globalization;
using Dapper;
using Survey.Core.Rounds;
using Survey.Core.Tallies;

namespace Survey.Storage.Tables;

/// <summary>Adds changes to the table <c>tally</c>, for one round and the definition that the changes were made with.</summary>
/// <param name="session">The session that writes.</param>
/// <param name="round">The round.</param>
/// <param name="definition">The number of its definition.</param>
internal sealed class TallyWriter(StoreSession session, Round round, int definition)
{
    /// <summary>Adds changes, given by bucket.</summary>
    public async Task Write(Dictionary<int, RoundTallies> buckets)
    {
        var changes = buckets.SelectMany(bucket => bucket.Value.Parts.Select(part => (bucket.Key, Part: part.Key, Tally: part.Value)));
        foreach (var version in changes.GroupBy(change => change.Part.QuestionnaireVersion, StringComparer.Ordinal))
        {
            if (session.Buckets is [var bucket])
            {
                var parts = version.ToDictionary(change => change.Part.Code, change => change.Tally, StringComparer.Ordinal);
                await WriteOne(bucket, version.Key, parts);
            }
            else
            {
                var parts = version.ToDictionary(change => (change.Key, change.Part.Code), change => change.Tally);
                await WriteSeveral(version.Key, parts);
            }
        }
    }

    /// <summary>
    /// Adds changes to the rows of one bucket and version. If the round's tallies are incomplete, they stay so. The statements name the
    /// bucket, so that a distributed database runs them in one place.
    /// </summary>
    private async Task WriteOne(int bucket, string version, Dictionary<string, Tally> changes)
    {
        var parameters = new DynamicParameters(new { round = round.Code, definition, bucket, version });
        var names = Name(parameters, "part", changes.Keys);
        var rows = await session.Query<TallyRow>(
            $"""
            SELECT tally.part AS Part,
                tally.overview AS Overview,
                tally.results AS Results
            FROM tallied_round
            LEFT JOIN tally ON tally.bucket = @bucket
                AND tally.round = tallied_round.round
                AND tally.questionnaire_version = @version
                AND tally.part IN ({string.Join(", ", names)})
            WHERE tallied_round.round = @round
                AND tallied_round.round_revision = @definition
            """,
            parameters);
        if (rows.Count == 0)
        {
            return;
        }

        foreach (var row in rows.Where(row => row.Overview is not null))
        {
            if (row.Find(round) is { } stored)
            {
                changes[row.Part].Merge(stored);
            }
            else
            {
                // Damaged. The round is counted without tallies, and survey verify reports it.
                return;
            }
        }

        var overviews = Name(parameters, "overview", changes.Values.Select(tally => tally.WriteOverview()));
        var results = Name(parameters, "results", changes.Values.Select(tally => tally.WriteResults()));
        var lines = names.Select((name, index) => $"(@round, @bucket, @version, {name}, {overviews[index]}, {results[index]})");
        await session.Execute(
            $"""
            INSERT INTO tally (
                round,
                bucket,
                questionnaire_version,
                part,
                overview,
                results)
            VALUES
                {string.Join(",\n    ", lines)}
            ON CONFLICT (bucket, round, questionnaire_version, part) DO UPDATE
            SET overview = excluded.overview,
                results = excluded.results
            """,
            parameters);
    }

    /// <summary>Adds changes to the rows of several buckets and one version, as <see cref="WriteOne"/> does for one bucket.</summary>
    private async Task WriteSeveral(string version, Dictionary<(int Bucket, string Part), Tally> changes)
    {
        // Bucket and part are in one text, because a list of texts is what both engines take. Subqueries use the key, whatever the engine
        // believes about the size of the table; a join may read all of it.
        var rows = await session.QueryAll<TallyRow>(
            """
            SELECT CAST(substr(wanted.text, 1, 2) AS INTEGER) AS Bucket,
                substr(wanted.text, 4) AS Part, (
                SELECT overview
                FROM tally
                WHERE bucket = CAST(substr(wanted.text, 1, 2) AS INTEGER)
                    AND round = @round
                    AND questionnaire_version = @version
                    AND part = substr(wanted.text, 4)) AS Overview, (
                SELECT results
                FROM tally
                WHERE bucket = CAST(substr(wanted.text, 1, 2) AS INTEGER)
                    AND round = @round
                    AND questionnaire_version = @version
                    AND part = substr(wanted.text, 4)) AS Results
            FROM tallied_round
            CROSS JOIN ({texts}) AS wanted
            WHERE tallied_round.round = @round
                AND tallied_round.round_revision = @definition
            """,
            [.. changes.Keys.Select(key => string.Create(CultureInfo.InvariantCulture, $"{key.Bucket:00} {key.Part}"))],
            new { round = round.Code, definition, version });
        if (rows.Count == 0)
        {
            return;
        }

        var damaged = new HashSet<int>();
        foreach (var row in rows.Where(row => row.Overview is not null))
        {
            if (row.Find(round) is { } stored)
            {
                changes[(row.Bucket, row.Part)].Merge(stored);
            }
            else
            {
                damaged.Add(row.Bucket);
            }
        }

        await session.ExecuteAll(
            """
            INSERT INTO tally (
                bucket,
                round,
                questionnaire_version,
                part,
                overview,
                results)
            VALUES (
                @Bucket,
                @Code,
                @version,
                @Part,
                @Overview,
                @Results)
            ON CONFLICT (bucket, round, questionnaire_version, part) DO UPDATE
            SET overview = excluded.overview,
                results = excluded.results
            """,
            [
                .. changes
                    .Where(change => !damaged.Contains(change.Key.Bucket))
                    .Select(change => new
                    {
                        change.Key.Bucket,
                        round.Code,
                        version,
                        change.Key.Part,
                        Overview = change.Value.WriteOverview(),
                        Results = change.Value.WriteResults(),
                    }),
            ]);
    }

    /// <summary>Adds values to the parameters of a statement.</summary>
    /// <returns>Their names.</returns>
    private static List<string> Name(DynamicParameters parameters, string name, IEnumerable<object> values)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{name}{names.Count}");
            parameters.Add(numbered, value);
            names.Add($"@{numbered}");
        }

        return names;
    }
}
