using Survey.Collecting.Accounts;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Accounts;
using Survey.Storage.Sqlite;

namespace Survey.Tests.Support;

/// <summary>Accounts with the same password, which is hashed once a run, since hashing is slow by design.</summary>
internal static class TestAccounts
{
    public const string Password = "correct horse battery staple";

    private static readonly Lazy<Task<string>> PasswordHash = new(HashPassword);

    private static Actor By => new(ActorRole.Operator, "test");

    /// <summary>Adds an account of a name that is not taken.</summary>
    public static async Task<Account> Add(Store store, string name, ActorRole role)
    {
        var hash = await PasswordHash.Value;
        await using var session = await store.BeginWriteAsync();
        var account = new Account(session.NewId(), name, role, hash, LinkSecret.Make(""), session.Time.GetUtcNow(), DisabledAt: null);
        (await session.Accounts.Add(account)).ShouldBeTrue();
        await session.Audit.Append(By, "account-added", round: null, name, role.ToCode());
        await session.Commit();
        return account;
    }

    private static async Task<string> HashPassword()
    {
        using var folder = new TemporaryFolder();
        var store = SqliteStore.Open(folder.PathOf("survey.db"), TimeProvider.System, create: true);
        return (await new AccountDesk(store).Add("jane", ActorRole.Analyst, Password, By)).Value.ShouldNotBeNull().PasswordHash;
    }
}
