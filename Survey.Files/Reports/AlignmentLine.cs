using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Results;

namespace Survey.Files.Reports;

/// <summary>One line of a cell of an alignment: an element, or the theme above the elements below it.</summary>
/// <param name="Code">Code of the element or theme.</param>
/// <param name="Title">Its full title.</param>
/// <param name="IsTheme">True for a theme.</param>
/// <param name="NamedBy">The respondents that named the element; null for a theme, or if nobody was asked.</param>
internal sealed record AlignmentLine(string Code, string Title, bool IsTheme, RespondentGroup? NamedBy)
{
    /// <summary>
    /// The lines of a cell, in the order of the alignment. A theme is written again if its elements do not follow each other.
    /// </summary>
    public static IEnumerable<AlignmentLine> Of(Framework framework, IReadOnlyList<AlignedElement> cell, ReportWording wording)
    {
        Theme? above = null;
        foreach (var (element, namedBy) in cell)
        {
            var theme = framework.GetThemeOf(element);
            if (theme != above && theme.Code is { } code)
            {
                yield return new AlignmentLine(code, wording.Of(theme.Title), IsTheme: true, NamedBy: null);
            }

            above = theme;
            yield return new AlignmentLine(element.Code, wording.Of(element.Title), IsTheme: false, namedBy);
        }
    }

    /// <summary>The respondents behind an element: “3: a; b; c”, or their number in an open round; empty if nobody was asked.</summary>
    public static string Describe(RespondentGroup? namedBy, ReportWording wording) => namedBy switch
    {
        null => "",
        { Count: 0 } => wording["alignments.nobody"],
        { Organizations: null } => wording.Number(namedBy.Count),
        _ => $"{wording.Number(namedBy.Count)}: {wording.ListNames(namedBy)}",
    };
}
