using System.Text.RegularExpressions;
using Dapper;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

/// <summary>
/// The rules by which the large tables can be distributed by bucket: a key without the bucket could not be checked in one place, and a
/// statement without it would ask all places.
/// </summary>
public sealed partial class BucketRuleTests
{
    [Test]
    public async Task Keys_OfLargeTables_BeginWithTheBucket()
    {
        using var store = await TestStore.MakeEmpty(StoreEngine.Postgres);
        using var connection = store.Connect();

        var keys = connection.Query<(string Table, string Columns)>(
            """
            SELECT constraints.conrelid::regclass::TEXT, (
                SELECT string_agg(attributes.attname, ' ' ORDER BY array_position(constraints.conkey, attributes.attnum))
                FROM pg_attribute AS attributes
                WHERE attributes.attrelid = constraints.conrelid
                    AND attributes.attnum = ANY (constraints.conkey))
            FROM pg_constraint AS constraints
            WHERE constraints.contype IN ('p', 'u')
            UNION ALL
            SELECT indexes.indrelid::regclass::TEXT, (
                SELECT string_agg(attributes.attname, ' ' ORDER BY array_position(indexes.indkey, attributes.attnum))
                FROM pg_attribute AS attributes
                WHERE attributes.attrelid = indexes.indrelid
                    AND attributes.attnum = ANY (indexes.indkey))
            FROM pg_index AS indexes
            WHERE indexes.indisunique
            """).Where(key => Bucket.Tables.Contains(key.Table, StringComparer.Ordinal)).ToList();

        keys.Select(key => key.Table).Distinct(StringComparer.Ordinal).ShouldBe(Bucket.Tables, ignoreOrder: true);
        keys.ShouldAllBe(key => key.Columns.StartsWith("bucket ", StringComparison.Ordinal));
    }

    [Test]
    public async Task Tables_WithABucket_AreTheLargeOnes()
    {
        using var store = await TestStore.MakeEmpty(StoreEngine.Postgres);
        using var connection = store.Connect();

        connection.Query<string>("SELECT table_name FROM information_schema.columns WHERE column_name = 'bucket'")
            .ShouldBe(Bucket.Tables, ignoreOrder: true);
    }

    [Test]
    public async Task References_OfLargeTables_StayWithinTheBucketOrGoToDefinitions()
    {
        using var store = await TestStore.MakeEmpty(StoreEngine.Postgres);
        using var connection = store.Connect();

        var references = connection.Query<(string From, string To, string Columns)>(
            """
            SELECT constraints.conrelid::regclass::TEXT,
                constraints.confrelid::regclass::TEXT, (
                SELECT string_agg(attributes.attname, ' ' ORDER BY array_position(constraints.conkey, attributes.attnum))
                FROM pg_attribute AS attributes
                WHERE attributes.attrelid = constraints.conrelid
                    AND attributes.attnum = ANY (constraints.conkey))
            FROM pg_constraint AS constraints
            WHERE constraints.contype = 'f'
            """).ToList();

        foreach (var (from, to, columns) in references.Where(each => Bucket.Tables.Contains(each.To, StringComparer.Ordinal)))
        {
            columns.ShouldStartWith("bucket ", Case.Sensitive, $"{from} refers to {to}");
        }
    }

    [Test]
    public void Statements_OnLargeTables_NameTheBucket()
    {
        var statements = Directory.EnumerateFiles(Repository.PathOf("Survey.Storage"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Statement().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .Where(text => Names().IsMatch(text))
            .ToList();

        statements.Count.ShouldBeGreaterThan(40);
        foreach (var statement in statements)
        {
            // Each part of a union and each subquery has a condition of its own.
            Mention().Count(statement).ShouldBeGreaterThanOrEqualTo(Names().Count(statement), statement);
        }
    }

    [GeneratedRegex("\"\"\"\n.*?\"\"\"", RegexOptions.Singleline, 1000)]
    private static partial Regex Statement();

    [GeneratedRegex(
        @"\b(FROM|JOIN|INTO|UPDATE)\s+(response_revision|response|draft|access_link|audit_entry|publication_response)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"\bbucket\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Mention();
}
