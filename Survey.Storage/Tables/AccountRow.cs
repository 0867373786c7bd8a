using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage.Accounts;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>account</c>.</summary>
internal sealed class AccountRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string Role { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    public string SecurityStamp { get; init; } = "";

    public string CreatedAt { get; init; } = "";

    public string? DisabledAt { get; init; }

    public Account ToAccount() => new(
        Id,
        Name,
        ActorRoles.Find(Role) ?? throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["value"], ("found", Role)),
        PasswordHash,
        SecurityStamp,
        StoreSession.ToMoment(CreatedAt),
        DisabledAt is null ? null : StoreSession.ToMoment(DisabledAt));
}
