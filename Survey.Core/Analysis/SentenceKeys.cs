using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>The keys of the sentences that reports generate from figures. An analyst's own words refer to them.</summary>
public static class SentenceKeys
{
    /// <summary>The sentence on a theme's recurrent elements.</summary>
    public const string Recurrent = "recurrent";

    private static readonly string[] OfSummary =
    [
        "survey", "response", "rate", "groups", "no-feedback", "gave-final", "in-process", "all-themes", "late", "practices",
    ];

    private static readonly string[] OfRegion =
    [
        "survey", "response", "subregions", "no-feedback", "gave", "gave-none", "subregions-gave", "all-themes", "late", "practices",
    ];

    /// <summary>The keys of the sentences that can stand at a place of the report, whether the figures now need them or not.</summary>
    /// <param name="round">The round.</param>
    /// <param name="region">The region; null for the summary across regions.</param>
    /// <param name="theme">The theme; null for none.</param>
    public static IReadOnlyList<string> At(Round round, Region? region, Theme? theme) =>
        theme is not null ? region is null ? [] : [Recurrent]
        : region is null ? OfSummary
        : round.Framework.HasThemes ? OfRegion
        : [.. OfRegion, Recurrent];
}
