using Dapper;
using Microsoft.Data.Sqlite;
using Survey.Collecting.Responses;
using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Sqlite;

/// <summary>A migrated store of the first version has the same tables and figures as a new one.</summary>
public sealed class SqliteMigrationTests
{
    [Test]
    public async Task Open_StoreOfTheFirstVersion_IsBroughtUpToDateWithAllItHolds()
    {
        using var folder = new TemporaryFolder();
        using var loaded = await TestStore.MakeLoaded(StoreEngine.Sqlite, "minimal");
        using var withoutBuckets = await EarlierStore.MakeWithoutBuckets(loaded, StoreEngine.Sqlite);
        var fresh = loaded.Address;
        var old = folder.PathOf("old.db");
        MakeVersion(1, old, withoutBuckets.Address, "round_revision", "response_revision", "response");

        var store = SqliteStore.Open(old, FixedTime.Instance, create: false);

        (await VerifiedStore.Count(store)).ShouldBe(new VerifyResult(Rounds: 1, Responses: 4, Revisions: 4));
        GetTables(old).ShouldBe(GetTables(fresh));
        (await Recommending(store)).ShouldBe(await Recommending(SqliteStore.Open(fresh, FixedTime.Instance, create: false)));
    }

    [Test]
    public async Task Open_DraftWithoutRowIds_KeepsItsRowsWithTheirPositionsAsIds()
    {
        using var round = await CollectingRound.Make();
        (
            await round.Save("lake", """{"has_recommendations": "yes", "recommendations": [{"text": "One"}, {"text": "Two"}]}""")
        ).Succeeded.ShouldBeTrue();
        using var folder = new TemporaryFolder();
        var old = folder.PathOf("old.db");
        using var withoutBuckets = await EarlierStore.MakeWithoutBuckets(round.Place, StoreEngine.Sqlite);
        MakeVersion(6, old, withoutBuckets.Address, "round_revision", "draft");

        var store = SqliteStore.Open(old, round.Clock, create: false);
        (await StoreVerifier.Verify(store)).Problems.ShouldBeEmpty("the migration gives each row its hash");
        var desk = new ResponseDesk(store);

        var dossier = (await desk.Find("minimal", "lake")).ShouldNotBeNull();
        dossier.ETag.ShouldBe("\"0.1\"");
        dossier.Content.Answers.GetRows("recommendations").Select(row => row.Find("text")!.ToText()).ShouldBe(["One", "Two"]);
        dossier.Content.GetRowIds("recommendations").ShouldBe(["1", "2"]);
        dossier.PageSaves.Last.ShouldBeEmpty();
    }

    [Test]
    public void Names_InOrder_AreNumberedWithoutAGap() =>
        SqliteMigrations
            .Scripts.Names.Select(name => name.Split(".Migrations.Sqlite.")[1][..4])
            .ShouldBe(
                Enumerable
                    .Range(1, SqliteMigrations.Scripts.Names.Count)
                    .Select(number => number.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Makes a store of an earlier version with some tables of a store of the last version before there were buckets.</summary>
    private static void MakeVersion(int version, string path, string source, params string[] tables)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        EarlierStore.ApplySqlite(connection, version);
        connection.Execute($"ATTACH '{source}' AS source");
        foreach (var table in tables)
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
        var round = (await reader.FindRound("minimal"))!;
        return
        [
            .. (await reader.Count(round)).Regions.Select(region =>
                string.Join(' ', region.Recommending.Organizations!.Select(organization => organization.Code))),
        ];
    }
}
