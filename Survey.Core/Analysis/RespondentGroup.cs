using Survey.Core.Organizations;

namespace Survey.Core.Analysis;

/// <summary>The respondents behind a figure.</summary>
/// <param name="Count">Number of respondents.</param>
/// <param name="Organizations">The organizations, in the directory's order; null in an open round, which keeps only the number.</param>
public sealed record RespondentGroup(int Count, IReadOnlyList<Organization>? Organizations)
{
    /// <summary>True if the group contains the organization; always false in an open round.</summary>
    public bool Contains(Organization organization) => Organizations?.Contains(organization) ?? false;

    /// <summary>The organizations of the group that belong to a subregion.</summary>
    /// <exception cref="InvalidOperationException">The group is only counted, as in an open round.</exception>
    public RespondentGroup In(Subregion subregion)
    {
        var all = Organizations ?? throw new InvalidOperationException("The respondents are only counted.");
        List<Organization> found =
            [.. all.Where(organization => organization.Subregions.Any(each => each.Position == subregion.Position))];
        return new(found.Count, found);
    }

    /// <summary>The organizations of one type, in the directory's order; null in an open round.</summary>
    public IReadOnlyList<Organization>? OfType(OrganizationType type) =>
        Organizations is null ? null : [.. Organizations.Where(organization => organization.Type.Position == type.Position)];
}
