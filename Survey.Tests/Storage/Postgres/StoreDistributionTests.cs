using Dapper;
using Survey.Storage;
using Survey.Storage.Postgres;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Postgres;

/// <summary>
/// The script that distributes a store. Citus is not in Debian's packages, so functions of the same names record the calls here.
/// </summary>
public sealed class StoreDistributionTests
{
    // Read and written by people who sign in or decline reminders, or by the worker that sends mail; never with a row of a large table.
    private static readonly string[] OnTheCoordinator =
    [
        "account", "api_token", "sign_in_attempt", "ended_session", "message", "service_key", "access_generation", "address_key",
        "planned_message", "planned_sending", "reminder_choice", "editing_draft", "editing_step", "translation_review",
        "survey_engine_store",
    ];

    [Test]
    public async Task Script_OnAStore_PlacesEachTableAndKeepsTheReferences()
    {
        using var store = await TestStore.MakeEmpty(StoreEngine.Postgres);
        using var connection = store.Connect();
        const string References = "SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 1";
        var tables = connection.Query<string>("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
            .ToList();
        var references = connection.Query<string>(References).ToList();
        connection.Execute(
            """
            CREATE TABLE call (what TEXT, name TEXT);

            CREATE FUNCTION create_reference_table(named regclass) RETURNS VOID
            LANGUAGE SQL
            AS $$ INSERT INTO call VALUES ('reference', named::TEXT) $$;

            CREATE FUNCTION create_distributed_table(named regclass, distributed_by TEXT, colocate_with TEXT) RETURNS VOID
            LANGUAGE SQL
            AS $$ INSERT INTO call VALUES (distributed_by, named::TEXT) $$;

            CREATE FUNCTION create_distributed_function(named regprocedure) RETURNS VOID
            LANGUAGE SQL
            AS $$ INSERT INTO call VALUES ('function', named::TEXT) $$
            """);

        connection.Execute(StoreDistribution.Script);

        Calls("bucket").ShouldBe(Bucket.Tables, ignoreOrder: true);
        Calls("bucket").Concat(Calls("reference")).Concat(OnTheCoordinator).ShouldBe(tables, ignoreOrder: true);
        Calls("function").ShouldContain("bucket_of(text)");
        connection.Query<string>(References).ShouldBe(references);

        List<string> Calls(string what) => [.. connection.Query<string>("SELECT name FROM call WHERE what = @what", new { what })];
    }

    [Test]
    public void Script_InTheDocs_IsTheSame() =>
        File.ReadAllText(Repository.PathOf("docs", "operations.md")).ShouldContain($"```sql\n{StoreDistribution.Script}```");

    [Test]
    public async Task Distribute_WithoutCitus_SaysSoAndChangesNothing()
    {
        using var store = await TestStore.MakeLoaded(StoreEngine.Postgres, "minimal");

        var run = await SurveyCommand.Run("store", "distribute", "--store", store.Address);

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("lacks the extension Citus");
        (await VerifiedStore.Count(store.Open())).Responses.ShouldBe(4);
    }

    [Test]
    public async Task Distribute_File_SaysSo()
    {
        using var store = await TestStore.MakeEmpty(StoreEngine.Sqlite);

        var run = await SurveyCommand.Run("store", "distribute", "--store", store.Address);

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("is a file. Only a PostgreSQL database can be distributed");
    }
}
