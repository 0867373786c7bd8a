using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Survey.Collecting.Links;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Accounts;

namespace Survey.Tests.Support;

/// <summary>Accounts with the same password. Its hash takes less work than the product's, because many tests sign in.</summary>
internal static class TestAccounts
{
    public const string Password = "correct horse battery staple";

    private static readonly string PasswordHash =
        new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = 100 })).HashPassword("", Password);

    private static Actor By => new(ActorRole.Operator, "test");

    /// <summary>Adds an account of a name that is not taken.</summary>
    public static async Task<Account> Add(Store store, string name, ActorRole role)
    {
        await using var session = await store.BeginWriteAsync();
        var now = session.Time.GetUtcNow();
        var account = new Account(session.NewId(), name, role, PasswordHash, LinkSecret.Make(""), now, DisabledAt: null);
        (await session.Accounts.Add(account)).ShouldBeTrue();
        await session.Audit.Append(By, "account-added", round: null, name, role.ToCode());
        await session.Commit();
        return account;
    }
}
