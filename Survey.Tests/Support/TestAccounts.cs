using Survey.Collecting.Accounts;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage.Accounts;
using Survey.Storage.Sqlite;

namespace Survey.Tests.Support;

/// <summary>Accounts with one password, which is hashed once a run: hashing is slow on purpose.</summary>
internal static class TestAccounts
{
    public const string Password = "correct horse battery staple";

    private static readonly Lazy<string> PasswordHash = new(() =>
    {
        using var folder = new TemporaryFolder();
        var store = SqliteStore.Open(folder.PathOf("survey.db"), TimeProvider.System, create: true);
        return new AccountDesk(store, TimeProvider.System).Add("jane", ActorRole.Analyst, Password, By).Value.ShouldNotBeNull().PasswordHash;
    });

    private static Actor By => new(ActorRole.Operator, "test");

    /// <summary>Adds an account of a name that is not taken.</summary>
    public static Account Add(SqliteStore store, string name, ActorRole role) =>
        store.Accounts.Add(name, role, PasswordHash.Value, LinkSecret.Make(""), By).ShouldNotBeNull();
}
