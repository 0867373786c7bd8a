using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Survey.Collecting.Links;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage.Accounts;
using Survey.Storage.Sqlite;

namespace Survey.Collecting.Accounts;

/// <summary>Everything about accounts: making, signing in, passwords, tokens. The command line and the pages use the same.</summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock.</param>
public sealed class AccountDesk(SqliteStore store, TimeProvider time)
{
    /// <summary>The most days a token can be valid.</summary>
    public const int MostTokenDays = 366;

    private static readonly PasswordHasher<string> Hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    // What a wrong name is checked against, so that it takes as long as a wrong password.
    private static readonly Lazy<string> HashOfNobody = new(() => Hasher.HashPassword("", NewPassword()));

    private readonly AccountStore _accounts = store.Accounts;

    /// <summary>All accounts, by name.</summary>
    public IReadOnlyList<Account> GetAll() => _accounts.GetAll();

    /// <summary>The account of that name; null if there is none.</summary>
    public Account? Find(string name) => _accounts.Find(name);

    /// <summary>The account of that key; null if there is none.</summary>
    public Account? Find(Guid id) => _accounts.Find(id);

    /// <summary>A password for somebody who is to change it: 100 bits, in groups that can be read out.</summary>
    public static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));

    /// <summary>Adds an account.</summary>
    public Outcome<Account> Add(string name, ActorRole role, string password, Actor actor)
    {
        var problems = new ProblemLog();
        var place = Place.OfFile("account");
        name = name.Trim();
        if (!IsName(name))
        {
            problems.Add(ProblemCatalogue.AccountNameInvalid, place.Member("name"), ("most", Account.LongestName));
        }

        PasswordRule.Check(password, name, place.Member("password"), problems);
        if (problems.Errors > 0)
        {
            return problems.ToOutcome<Account>(null);
        }

        var account = _accounts.Add(name, role, Hash(password), NewStamp(), actor);
        if (account is null)
        {
            problems.Add(ProblemCatalogue.AccountNameTaken, place.Member("name"));
        }

        return problems.ToOutcome(account);
    }

    /// <summary>Tries a name and a password.</summary>
    /// <param name="name">The name as it was typed.</param>
    /// <param name="password">The password as it was typed.</param>
    /// <param name="address">Where the attempt comes from.</param>
    public SignIn TrySignIn(string name, string password, string address)
    {
        var nameKey = LinkSecret.HashOf("name " + Account.KeyOf(name));
        var addressKey = LinkSecret.HashOf("address " + address);
        if (store.SignIns.Begin([(nameKey, SignInPause.OfName), (addressKey, SignInPause.OfAddress)]) is { } pausedUntil)
        {
            return new SignIn(null, pausedUntil);
        }

        var account = _accounts.Find(name);
        var isRight = IsPassword(account?.PasswordHash ?? HashOfNobody.Value, password);
        if (account is null || !isRight || !account.IsEnabled)
        {
            return new SignIn(null, null);
        }

        store.SignIns.End(nameKey, addressKey);
        return new SignIn(account, null);
    }

    /// <summary>
    /// Changes a password by who knows the present one; every session ends and every token is revoked. Wrong ones count as
    /// attempts to sign in: a session left open is no place to guess from.
    /// </summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="present">The present password as it was typed.</param>
    /// <param name="wanted">The new one.</param>
    /// <param name="address">Where the attempt comes from.</param>
    public Outcome<Account> ChangePassword(Account account, string present, string wanted, string address)
    {
        var problems = new ProblemLog();
        var place = Place.OfFile("account");
        var attempt = TrySignIn(account.Name, present, address);
        if (attempt.PausedUntil is not null)
        {
            problems.Add(ProblemCatalogue.PasswordPaused, place.Member("present"));
        }
        else if (attempt.Account is null)
        {
            problems.Add(ProblemCatalogue.PasswordWrong, place.Member("present"));
        }

        PasswordRule.Check(wanted, account.Name, place.Member("wanted"), problems);
        if (problems.Errors == 0)
        {
            _accounts.ChangePassword(account, Hash(wanted), NewStamp());
        }

        return problems.ToOutcome(_accounts.Find(account.Id));
    }

    /// <summary>Gives an account another password, ends its sessions, revokes its tokens, and lets it sign in again if it was disabled.</summary>
    public Outcome<Account> Reset(string name, string password, Actor actor)
    {
        var problems = new ProblemLog();
        if (Get(name, problems) is { } account)
        {
            PasswordRule.Check(password, account.Name, Place.OfFile("account").Member("password"), problems);
            if (problems.Errors == 0)
            {
                _accounts.Reset(account, Hash(password), NewStamp(), actor);
            }
        }

        return problems.ToOutcome(_accounts.Find(name));
    }

    /// <summary>Keeps an account from signing in, ends its sessions and revokes its tokens.</summary>
    public Outcome<Account> Disable(string name, Actor actor)
    {
        var problems = new ProblemLog();
        if (Get(name, problems) is { } account)
        {
            _accounts.Disable(account, NewStamp(), actor);
        }

        return problems.ToOutcome(_accounts.Find(name));
    }

    /// <summary>Ends all sessions of an account and revokes its tokens.</summary>
    public void SignOutEverywhere(Account account) => _accounts.ChangeStamp(account, NewStamp());

    /// <summary>Makes a token.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="scope">The code of its scope.</param>
    /// <param name="days">For how many days it is valid.</param>
    public Outcome<NewToken> CreateToken(Account account, string name, string? scope, int days)
    {
        var problems = new ProblemLog();
        var place = Place.OfFile("token");
        name = name.Trim();
        if (name.Length is 0 or > ApiToken.LongestName)
        {
            problems.Add(ProblemCatalogue.TokenNameMissing, place.Member("name"), ("most", ApiToken.LongestName));
        }

        var known = TokenScopes.Find(scope);
        if (known is null)
        {
            problems.Add(
                ProblemCatalogue.TokenScopeUnknown,
                place.Member("scope"),
                ("known", Detail.Words([TokenScopes.Read, TokenScopes.Write])));
        }

        if (days is < 1 or > MostTokenDays)
        {
            problems.Add(ProblemCatalogue.TokenExpiryInvalid, place.Member("days"), ("most", MostTokenDays));
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<NewToken>(null);
        }

        var secret = LinkSecret.Make(ApiToken.Prefix);
        var token = _accounts.AddToken(account, name, known!.Value, time.GetUtcNow().AddDays(days), LinkSecret.HashOf(secret));
        return problems.ToOutcome(new NewToken(token, secret));
    }

    /// <summary>An account's tokens, the newest first.</summary>
    public IReadOnlyList<ApiToken> GetTokens(Account account) => _accounts.GetTokens(account.Id);

    /// <summary>Revokes a token.</summary>
    /// <returns>Whether the account has it and it was not revoked before.</returns>
    public bool RevokeToken(Account account, Guid token) => _accounts.RevokeToken(account, token);

    /// <summary>Who comes with a token; null if it opens nothing (any more).</summary>
    public (Account Account, ApiToken Token)? FindByToken(string secret)
    {
        if (_accounts.FindToken(LinkSecret.HashOf(secret)) is not { } token
            || !token.IsValidAt(time.GetUtcNow())
            || _accounts.Find(token.AccountId) is not { IsEnabled: true } account)
        {
            return null;
        }

        _accounts.NoteUse(token);
        return (account, token);
    }

    private Account? Get(string name, ProblemLog problems)
    {
        var account = _accounts.Find(name);
        if (account is null)
        {
            problems.Add(ProblemCatalogue.AccountUnknown, Place.OfFile("account").Member("name"));
        }

        return account;
    }

    private static bool IsName(string name) =>
        name.Length is >= 2 and <= Account.LongestName
        && name.EnumerateRunes().All(rune => Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' or '-' or '+' or '@')
        && char.IsLetterOrDigit(name[0]);

    private static string Hash(string password) => Hasher.HashPassword("", password.Normalize(NormalizationForm.FormKC));

    private static bool IsPassword(string hash, string password) =>
        password.Length <= PasswordRule.Longest
        && Hasher.VerifyHashedPassword("", hash, password.Normalize(NormalizationForm.FormKC)) != PasswordVerificationResult.Failed;

    private static string NewStamp() => LinkSecret.Make("");
}
