using System.Globalization;
using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Core.Reading.Typed;

namespace Survey.Files.Reports;

/// <summary>The command that computes the figures of a report again.</summary>
internal static class RecomputeCommand
{
    /// <summary>The command, with everything that the figures depend on.</summary>
    /// <param name="overview">The figures.</param>
    /// <param name="publication">The publication that they are from; null for the stored responses, or an earlier day of them.</param>
    /// <param name="only">The only region that is shown; null for all.</param>
    /// <param name="through">The crosswalk that translated the overview; null if none did. Its file is named after its code.</param>
    public static string Of(
        Overview overview,
        PublishedState? publication = null,
        Region? only = null,
        TranslatedOverview? through = null)
    {
        var rule = overview.Rule;
        List<string> words =
        [
            $"survey overview {overview.Round.Code}",
            .. publication is not null ? [$"--publication {publication.Code}"] : Array.Empty<string>(),
            .. overview.AsOf is { } day ? [$"--as-of {TypedDate.Write(day)}"] : Array.Empty<string>(),
            .. only is not null ? [$"--region {only.Code}"] : Array.Empty<string>(),
            string.Create(CultureInfo.InvariantCulture, $"--threshold {rule.Threshold}"),
            $"--denominator {rule.DenominatorCode}",
            string.Create(CultureInfo.InvariantCulture, $"--minimum {rule.Minimum}"),
            .. through is not null ? [$"--through {through.Crosswalk.Code}.json"] : Array.Empty<string>(),
        ];
        return string.Join(' ', words);
    }
}
