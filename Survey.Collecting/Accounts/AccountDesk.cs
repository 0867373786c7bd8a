using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Survey.Collecting.Links;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Accounts;

namespace Survey.Collecting.Accounts;

/// <summary>Use cases of accounts: adding, signing in, passwords. Used by the command line and the pages.</summary>
/// <param name="store">The store.</param>
/// <param name="fallback">Counts sign-ins while the store cannot be written; null to refuse them then.</param>
public sealed class AccountDesk(IStore store, SignInFallback? fallback = null)
{
    // Who tries to sign in is not known before the password is right.
    private static readonly Actor Visitor = new(ActorRole.Operator, "sign-in");

    private static readonly PasswordHasher<string> Hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    // A wrong name is checked against this hash, so that it takes as long as a wrong password.
    private static readonly Lazy<string> HashOfNobody = new(() => Hasher.HashPassword("", NewPassword()));

    /// <summary>All accounts, by name.</summary>
    public async Task<IReadOnlyList<Account>> GetAll(CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Accounts.GetAll();
    }

    /// <summary>Some accounts, by name.</summary>
    /// <param name="after">Only accounts whose name, as <see cref="Account.KeyOf"/>, comes after this one; null for all.</param>
    /// <param name="limit">The largest number of accounts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<Account>> GetPage(string? after, int limit, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Accounts.GetPage(after, limit);
    }

    /// <summary>The account of that name; null if there is none.</summary>
    public async Task<Account?> Find(string name, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Accounts.Find(name);
    }

    /// <summary>The account with that key; null if there is none.</summary>
    public async Task<Account?> Find(Guid id, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Accounts.Find(id);
    }

    /// <summary>A new password with about 99 bits of entropy, in groups that can be read aloud.</summary>
    public static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));

    /// <summary>Adds an account. Any problem with its name or password is reported.</summary>
    public async Task<Outcome<Account>> Add(
        string name,
        ActorRole role,
        string password,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        var place = Place.OfFile("account");
        name = name.Trim();
        if (!IsName(name))
        {
            problems.Add(ProblemCatalogue.AccountNameInvalid, place.Member("name"), ("most", Account.MaxNameLength));
        }

        PasswordRule.Check(password, name, place.Member("password"), problems);
        if (problems.Errors > 0)
        {
            return problems.ToOutcome<Account>(null);
        }

        var hash = Hash(password);
        await using var session = await store.BeginWriteAsync(cancellationToken);
        var account = new Account(session.NewId(), name, role, hash, NewStamp(), session.Time.GetUtcNow(), DisabledAt: null);
        if (!await session.Accounts.Add(account))
        {
            problems.Add(ProblemCatalogue.AccountNameTaken, place.Member("name"));
            return problems.ToOutcome<Account>(null);
        }

        await session.Audit.Append(actor, "account-added", round: null, account.Name, role.ToCode());
        await session.Commit();
        return problems.ToOutcome(account);
    }

    /// <summary>
    /// Tries to sign in with a name and a password. While the store cannot be written, as on a full disk, people can still sign in to look
    /// and to export; then attempts are counted by the fallback, and leave no entry in the audit trail.
    /// </summary>
    /// <param name="name">The name as typed.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="address">Where the attempt comes from; failures are counted for it too.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<SignIn> TrySignIn(string name, string password, string address, CancellationToken cancellationToken = default) =>
        CheckPassword(name, password, address, "signed-in", cancellationToken);

    /// <summary>
    /// Changes a password if the present one is right; ends every session and revokes every token. A wrong password counts as a failed
    /// sign-in, so that nobody can guess it from an open session.
    /// </summary>
    /// <param name="account">The account to change.</param>
    /// <param name="present">The present password as typed.</param>
    /// <param name="wanted">The new password.</param>
    /// <param name="address">Where the attempt comes from.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<Account>> ChangePassword(
        Account account,
        string present,
        string wanted,
        string address,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        var place = Place.OfFile("account");
        var attempt = await CheckPassword(account.Name, present, address, action: null, cancellationToken);
        if (attempt.PausedUntil is not null)
        {
            problems.Add(ProblemCatalogue.PasswordPaused, place.Member("present"));
        }
        else if (attempt.Account is null)
        {
            problems.Add(ProblemCatalogue.PasswordWrong, place.Member("present"));
        }

        PasswordRule.Check(wanted, account.Name, place.Member("wanted"), problems);
        if (problems.Errors > 0)
        {
            return problems.ToOutcome<Account>(null);
        }

        var hash = Hash(wanted);
        return problems.ToOutcome(
            await Change(account.Id, account.ToActor(), "password-changed", each => each with { PasswordHash = hash }, cancellationToken));
    }

    /// <summary>
    /// Sets another password, ends the account's sessions, revokes its tokens, and enables the account if it was disabled.
    /// </summary>
    public async Task<Outcome<Account>> Reset(string name, string password, Actor actor, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        if (await Get(name, problems, cancellationToken) is { } account)
        {
            PasswordRule.Check(password, account.Name, Place.OfFile("account").Member("password"), problems);
            if (problems.Errors == 0)
            {
                var hash = Hash(password);
                account = await Change(
                    account.Id,
                    actor,
                    "account-reset",
                    each => each with { PasswordHash = hash, DisabledAt = null },
                    cancellationToken);
            }

            return problems.ToOutcome(account);
        }

        return problems.ToOutcome<Account>(null);
    }

    /// <summary>Disables sign-in, ends the account's sessions and revokes its tokens. Nothing is deleted.</summary>
    public async Task<Outcome<Account>> Disable(string name, Actor actor, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        return await Get(name, problems, cancellationToken) is { } account
            ? problems.ToOutcome(
                await Change(
                    account.Id,
                    actor,
                    "account-disabled",
                    each => each with { DisabledAt = each.DisabledAt ?? store.Time.GetUtcNow() },
                    cancellationToken))
            : problems.ToOutcome<Account>(null);
    }

    /// <summary>Ends all sessions of an account and revokes its tokens.</summary>
    public Task SignOutEverywhere(Account account, CancellationToken cancellationToken = default) =>
        Change(account.Id, account.ToActor(), "sessions-ended", each => each, cancellationToken);

    /// <summary>Ends one session; doing so twice changes nothing.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="until">When the session would have expired; its entry can be deleted then.</param>
    /// <param name="actor">Whose session it is.</param>
    /// <param name="address">Where the person signs out.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task EndSession(
        string session,
        DateTimeOffset until,
        Actor actor,
        string address,
        CancellationToken cancellationToken = default)
    {
        await using var writing = await store.BeginWriteAsync(cancellationToken);
        if (await writing.EndedSessions.Has(session))
        {
            return;
        }

        await writing.EndedSessions.Add(session, until);
        await writing.Audit.Append(actor, "signed-out", round: null, actor.Name, address);
        await writing.Commit();
    }

    /// <summary>The account of a session; null if the account is disabled or the session was ended.</summary>
    /// <param name="id">The account's key.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Account?> FindBySession(Guid id, string session, CancellationToken cancellationToken = default)
    {
        await using var reading = await store.BeginReadAsync(cancellationToken);
        return await reading.Accounts.Find(id) is { IsEnabled: true } account && !await reading.EndedSessions.Has(session) ? account : null;
    }

    /// <summary>Checks a password, counts the attempt, and enters the result into the audit trail.</summary>
    /// <param name="name">The name as typed.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="address">Where the attempt comes from.</param>
    /// <param name="action">The entry for a right password; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    private async Task<SignIn> CheckPassword(
        string name,
        string password,
        string address,
        string? action,
        CancellationToken cancellationToken)
    {
        var nameKey = LinkSecret.HashOf("name " + Account.KeyOf(name));
        var addressKey = LinkSecret.HashOf("address " + address);
        var keys = new[] { (nameKey, SignInPause.OfName), (addressKey, SignInPause.OfAddress) };
        var isCounted = true;
        DateTimeOffset? pausedUntil;
        try
        {
            pausedUntil = await BeginAttempt(keys, cancellationToken);
        }
        catch (StoreException failure) when (failure is not StoreBusyException && fallback is not null)
        {
            (isCounted, pausedUntil) = (false, fallback.Begin(keys, store.Time.GetUtcNow()));
        }

        if (pausedUntil is not null)
        {
            return new SignIn(null, pausedUntil);
        }

        var account = await Find(name, cancellationToken);
        var isRight = IsPassword(account?.PasswordHash ?? HashOfNobody.Value, password) && account is { IsEnabled: true };
        if (!isCounted)
        {
            if (isRight)
            {
                fallback!.Forget(keys);
            }

            return new SignIn(isRight ? account : null, null);
        }

        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (isRight)
        {
            // Reset the failures of the name, and take back the one counted for the address.
            await session.SignIns.Remove(nameKey);
            await session.SignIns.TakeBack(addressKey);
            if (action is not null)
            {
                await session.Audit.Append(account!.ToActor(), action, round: null, account!.Name, address);
            }
        }
        else
        {
            // A name that nobody has is not written: it may be a password typed into the wrong field.
            await session.Audit.Append(Visitor, "sign-in-failed", round: null, account?.Name, address);
            if (await session.SignIns.FindPause(nameKey) is not null || await session.SignIns.FindPause(addressKey) is not null)
            {
                await session.Audit.Append(Visitor, "sign-in-paused", round: null, account?.Name, address);
            }
        }

        await session.Commit();
        return new SignIn(isRight ? account : null, null);
    }

    /// <summary>
    /// Begins an attempt to sign in. During a pause it is refused; otherwise it counts as failed until it is known to be right, so that
    /// many attempts at once gain nothing.
    /// </summary>
    /// <returns>When the pause ends; null if the attempt may go on.</returns>
    private async Task<DateTimeOffset?> BeginAttempt(
        IReadOnlyList<(byte[] Key, SignInPause Pause)> keys,
        CancellationToken cancellationToken)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        var now = session.Time.GetUtcNow();
        await session.SignIns.Forget(now - SignInPause.ForgottenAfter);
        DateTimeOffset? pausedUntil = null;
        foreach (var (key, rule) in keys)
        {
            if (await session.SignIns.FindPause(key) is { } pause
                && KeptMoments.IsToCome(pause, now, rule.MaxPause)
                && pause > (pausedUntil ?? now))
            {
                pausedUntil = pause;
            }
        }

        if (pausedUntil is not null)
        {
            return pausedUntil;
        }

        foreach (var (key, pause) in keys)
        {
            var length = pause.After(await session.SignIns.Count(key));
            await session.SignIns.SetPause(key, length == TimeSpan.Zero ? null : now + length);
        }

        await session.Commit();
        return null;
    }

    /// <summary>Changes an account, ends its sessions and revokes its tokens.</summary>
    private async Task<Account> Change(
        Guid id,
        Actor actor,
        string action,
        Func<Account, Account> change,
        CancellationToken cancellationToken)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        var account = change((await session.Accounts.Find(id))!) with { SecurityStamp = NewStamp() };
        await session.Accounts.Update(account);
        await session.Tokens.RevokeAll(id);
        await session.Audit.Append(actor, action, round: null, account.Name, details: null);
        await session.Commit();
        return account;
    }

    private async Task<Account?> Get(string name, ProblemLog problems, CancellationToken cancellationToken)
    {
        var account = await Find(name, cancellationToken);
        if (account is null)
        {
            problems.Add(ProblemCatalogue.AccountUnknown, Place.OfFile("account").Member("name"));
        }

        return account;
    }

    private static bool IsName(string name) =>
        name.Length is >= 2 and <= Account.MaxNameLength
        && name.EnumerateRunes().All(rune => Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' or '-' or '+' or '@')
        && char.IsLetterOrDigit(name[0]);

    private static string Hash(string password) => Hasher.HashPassword("", password.Normalize(NormalizationForm.FormKC));

    private static bool IsPassword(string hash, string password) =>
        password.Length <= PasswordRule.MaxLength
        && Hasher.VerifyHashedPassword("", hash, password.Normalize(NormalizationForm.FormKC)) != PasswordVerificationResult.Failed;

    private static string NewStamp() => LinkSecret.Make("");
}
