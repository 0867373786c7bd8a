using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Collecting.Loading;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Sqlite;

/// <summary>A store of the first version, brought up to date, is one that was made today: its tables and its figures.</summary>
public sealed class SqliteMigrationTests
{
    private const int ApplicationId = 0x53727645;

    [Test]
    public async Task Open_StoreOfTheFirstVersion_IsBroughtUpToDateWithAllItHolds()
    {
        using var folder = new TemporaryFolder();
        var fresh = folder.PathOf("fresh.db");
        var old = folder.PathOf("old.db");
        (await RoundLoader.Load(Repository.Sample("grcp7"), fresh, FixedTime.Instance, TestActors.Operator)).Succeeded.ShouldBeTrue();
        MakeFirstVersion(old, fresh);

        var store = SqliteStore.Open(old, FixedTime.Instance, create: false);

        (await StoreVerifier.Verify(store)).Value.ShouldBe(new VerifyResult(Rounds: 1, Responses: 27, Revisions: 27));
        GetTables(old).ShouldBe(GetTables(fresh));
        (await Recommending(store)).ShouldBe(await Recommending(SqliteStore.Open(fresh, FixedTime.Instance, create: false)));
    }

    [Test]
    public void Names_InOrder_AreNumberedWithoutAGap() =>
        SqliteMigrations.Names.Select(name => name.Split(".Migrations.")[1][..4]).ShouldBe(
            Enumerable.Range(1, SqliteMigrations.Names.Count).Select(number => number.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)));

    private static void MakeFirstVersion(string path, string source)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var stream = typeof(SqliteStore).Assembly.GetManifestResourceStream(SqliteMigrations.Names[0])!;
        using var script = new StreamReader(stream);
        connection.Execute(script.ReadToEnd());
        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = 1; ATTACH '{source}' AS source");
        foreach (var table in new[] { "round_revision", "response_revision", "response" })
        {
            var columns = string.Join(", ", connection.Query<string>($"SELECT name FROM pragma_table_info('{table}')"));
            connection.Execute($"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM source.{table}");
        }
    }

    private static List<string> GetTables(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        return [.. connection.Query<string>("SELECT name || ': ' || COALESCE(sql, '') FROM sqlite_master ORDER BY name")];
    }

    private static async Task<List<string>> Recommending(Store store)
    {
        await using var reader = await store.BeginReadAsync();
        var round = (await reader.FindRound("grcp7"))!;
        return [.. (await reader.Count(round)).Regions.Select(region => string.Join(' ', region.Recommending.Organizations!.Select(organization => organization.Code)))];
    }
}
