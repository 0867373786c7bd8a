using Survey.Storage;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Storage.Sqlite;

public sealed class SqliteTurnTests
{
    [Test]
    public async Task TryTake_TwoOnOneStore_OneHasTheTurnUntilItIsDisposed()
    {
        using var folder = new TemporaryFolder();
        var store = folder.PathOf("survey.db");
        var link = folder.PathOf("link.db");
        await File.WriteAllTextAsync(store, "");
        File.CreateSymbolicLink(link, store);
        await using var first = new SqliteTurn(store, "sender");
        await using var second = new SqliteTurn(link, "sender");

        (await Take(first)).ShouldBe(TurnState.Taken);
        (await Take(second)).ShouldBe(TurnState.Others);
        (await Take(first)).ShouldBe(TurnState.Kept);
        await first.DisposeAsync();

        (await Take(second)).ShouldBe(TurnState.Taken);
        (await Take(first)).ShouldBe(TurnState.Others);
    }

    private static Task<TurnState> Take(SqliteTurn turn) => turn.TryTakeAsync(CancellationToken.None);
}
