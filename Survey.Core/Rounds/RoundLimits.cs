using Survey.Core.Problems;

namespace Survey.Core.Rounds;

/// <summary>Maximum lengths of a round's code and title. They appear in addresses, tables, message subjects and file names.</summary>
/// <remarks>Checked when a round is created or renamed, not when it is read, so rounds that are already stored stay readable.</remarks>
public static class RoundLimits
{
    /// <summary>Maximum length of a code, in characters.</summary>
    public const int MaxCodeLength = 40;

    /// <summary>Maximum length of a title in each language, in characters.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>Reports a code that is too long, and a title that is blank or too long in any language.</summary>
    /// <param name="round">The round to check.</param>
    /// <param name="place">The place of the round, such as <c>round.json</c>.</param>
    /// <param name="problems">Collects the problems.</param>
    public static void Verify(Round round, Place place, ProblemLog problems)
    {
        if (round.Code.Length > MaxCodeLength)
        {
            problems.Add(ProblemCatalogue.RoundCodeTooLong, place.Member("code"), ("count", round.Code.Length), ("most", MaxCodeLength));
        }

        foreach (var language in round.Title.Languages.Cast<string?>().DefaultIfEmpty(defaultValue: null))
        {
            var title = round.Title.In(language ?? "en");
            if (string.IsNullOrWhiteSpace(title) || title.Length > MaxTitleLength)
            {
                var at = place.Member("title");
                problems.Add(ProblemCatalogue.RoundTitleInvalid, language is null ? at : at.Member(language), ("most", MaxTitleLength));
            }
        }
    }
}
