using Survey.Collecting.Links;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Accounts;

namespace Survey.Collecting.Accounts;

/// <summary>Use cases of the tokens with which programs use the API. Each belongs to an account.</summary>
/// <param name="store">The store.</param>
public sealed class TokenDesk(IStore store)
{
    /// <summary>Maximum number of days a token can be valid.</summary>
    public const int MaxDays = 366;

    /// <summary>Creates a token.</summary>
    /// <param name="account">The account that owns it.</param>
    /// <param name="name">What it is for; at most <see cref="ApiToken.MaxNameLength"/> characters.</param>
    /// <param name="scope">Code of its scope.</param>
    /// <param name="days">Days it is valid, 1 to <see cref="MaxDays"/>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<NewToken>> Create(
        Account account,
        string name,
        string? scope,
        int days,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        var place = Place.OfFile("token");
        name = name.Trim();
        if (name.Length is 0 or > ApiToken.MaxNameLength)
        {
            problems.Add(ProblemCatalogue.TokenNameMissing, place.Member("name"), ("most", ApiToken.MaxNameLength));
        }

        var known = TokenScopes.Find(scope);
        if (known is null)
        {
            problems.Add(
                ProblemCatalogue.TokenScopeUnknown,
                place.Member("scope"),
                ("known", Detail.Words([TokenScopes.Read, TokenScopes.Write])));
        }

        if (days is < 1 or > MaxDays)
        {
            problems.Add(ProblemCatalogue.TokenExpiryInvalid, place.Member("days"), ("most", MaxDays));
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<NewToken>(null);
        }

        var secret = LinkSecret.Make(ApiToken.Prefix);
        await using var session = await store.BeginWriteAsync(cancellationToken);
        var now = session.Time.GetUtcNow();
        var token = new ApiToken(
            session.NewId(),
            account.Id,
            name,
            known!.Value,
            now,
            now.AddDays(days),
            LastUsedAt: null,
            RevokedAt: null);
        await session.Tokens.Add(token, LinkSecret.HashOf(secret));
        await session.Audit.Append(account.ToActor(), "token-made", round: null, account.Name, $"{token.Scope.ToCode()}: {name}");
        await session.Commit();
        return problems.ToOutcome(new NewToken(token, secret));
    }

    /// <summary>An account's tokens, newest first.</summary>
    public async Task<IReadOnlyList<ApiToken>> GetAll(Account account, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Tokens.GetOf(account.Id);
    }

    /// <summary>Some tokens of an account, the newest first.</summary>
    /// <param name="account">The account.</param>
    /// <param name="before">Only tokens made before this one; null for all.</param>
    /// <param name="limit">The largest number of tokens.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<ApiToken>> GetPage(
        Account account,
        Guid? before,
        int limit,
        CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginReadAsync(cancellationToken);
        return await session.Tokens.GetPage(account.Id, before, limit);
    }

    /// <summary>Revokes a token.</summary>
    /// <returns>False if the account does not have it, or it was revoked before.</returns>
    public async Task<bool> Revoke(Account account, Guid token, CancellationToken cancellationToken = default)
    {
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (!await session.Tokens.Revoke(account.Id, token))
        {
            return false;
        }

        await session.Audit.Append(account.ToActor(), "token-revoked", round: null, account.Name, token.ToString());
        await session.Commit();
        return true;
    }

    /// <summary>The account and the token of a secret; null if the token is unknown or invalid, or the account is disabled.</summary>
    public async Task<(Account Account, ApiToken Token)?> Find(string secret, CancellationToken cancellationToken = default)
    {
        var hash = LinkSecret.HashOf(secret);
        var holder = await store.Access.Get(
            hash,
            store,
            async session =>
                await session.Tokens.FindByHash(hash) is { } token
                && await session.Accounts.Find(token.AccountId) is { IsEnabled: true } account
                    ? new TokenHolder(account, token)
                    : null,
            _ => true,
            cancellationToken);
        return holder?.Token.IsValidAt(store.Time.GetUtcNow()) == true ? (holder.Account, holder.Token) : null;
    }

    private sealed record TokenHolder(Account Account, ApiToken Token);
}
