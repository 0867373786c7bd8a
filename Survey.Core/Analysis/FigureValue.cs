using System.Globalization;

namespace Survey.Core.Analysis;

/// <summary>A value of a figure: a number, or the list behind it.</summary>
/// <param name="Number">The number; of a list its length.</param>
/// <param name="Names">
/// Codes of organizations, themes, elements or categories, or titles of practices, each once; null if only the number is known.
/// </param>
public sealed record FigureValue(decimal Number, IReadOnlyList<string>? Names)
{
    /// <summary>A number without a list.</summary>
    public static FigureValue Of(decimal number) => new(number, Names: null);

    /// <summary>A list, which is compared as a set.</summary>
    public static FigureValue Of(IEnumerable<string> names)
    {
        var list = names.ToList();
        return new FigureValue(list.Count, list);
    }

    /// <summary>A group of respondents; null if it is not known.</summary>
    internal static FigureValue? Of(RespondentGroup? group) =>
        group is null ? null : new FigureValue(group.Count, group.Organizations?.Select(organization => organization.Code).ToList());

    /// <summary>The names of this list that another one lacks, in this order; empty unless both are lists.</summary>
    public IReadOnlyList<string> Without(FigureValue? other) =>
        Names is null || other?.Names is not { } others ? [] : [.. Names.Except(others, StringComparer.Ordinal)];

    /// <summary>True if both are the same set, or the same number if one of them has no list.</summary>
    internal bool IsSameAs(FigureValue other) =>
        Names is null || other.Names is null
            ? Number == other.Number
            : Without(other).Count == 0 && other.Without(this).Count == 0;

    /// <summary>The number, or the names separated by ", "; "none" for an empty list.</summary>
    public override string ToString() =>
        Names is null ? Number.ToString(CultureInfo.InvariantCulture) : Names.Count == 0 ? "none" : string.Join(", ", Names);
}
