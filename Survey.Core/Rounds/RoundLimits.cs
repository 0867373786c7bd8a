using Survey.Core.Problems;

namespace Survey.Core.Rounds;

/// <summary>How long a round's code and title may be: they stand in addresses, tables, subjects of messages and names of files.</summary>
/// <remarks>Held where a round is made or renamed, not where one is read: a round that a store has already stays readable.</remarks>
public static class RoundLimits
{
    /// <summary>The longest code, in characters.</summary>
    public const int LongestCode = 40;

    /// <summary>The longest title in each of its languages, in characters.</summary>
    public const int LongestTitle = 200;

    /// <summary>Notes a code that is too long, and a title that says nothing or is too long.</summary>
    /// <param name="round">The round.</param>
    /// <param name="place">Where it stands, as <c>round.json</c>.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Verify(Round round, Place place, ProblemLog problems)
    {
        if (round.Code.Length > LongestCode)
        {
            problems.Add(ProblemCatalogue.RoundCodeTooLong, place.Member("code"), $"The code has {round.Code.Length} characters. Take one of at most {LongestCode}.");
        }

        var titles = round.Title.Languages.Select(language => round.Title.In(language)).DefaultIfEmpty(round.Title.In("en"));
        if (titles.Any(title => string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle))
        {
            problems.Add(ProblemCatalogue.RoundTitleInvalid, place.Member("title"), $"Write a title of 1 to {LongestTitle} characters.");
        }
    }
}
