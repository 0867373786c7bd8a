using System.Globalization;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Reading;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>The words of a round as its reports in English write them.</summary>
/// <param name="round">The round.</param>
internal sealed class Wording(Round round)
{
    /// <summary>What stands for an empty list.</summary>
    public const string None = "none";

    /// <summary>The smallest denominator whose shares have a decimal: from it on, "50 %" might be a little more than half.</summary>
    public const int DenominatorOfDecimals = 100;

    private const string Language = "en";

    /// <summary>The text in the report's language.</summary>
    public string Of(LocalizedText text) => text.In(Language, round.Questionnaire.DefaultLanguage);

    /// <summary>A name as it stands at the beginning of a line: "The Americas".</summary>
    public string Heading(LocalizedText text)
    {
        var name = Of(text);
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>An element in letters and words: "(i) Protection of human rights".</summary>
    public string Of(Element element) => $"({element.Code}) {Of(element.Short)}";

    /// <summary>A theme in figures and words: "1 Human rights and inclusion".</summary>
    public string Of(Theme theme) => $"{theme.Code} {Of(theme.Short)}";

    /// <summary>The name of an organization for lists: its short one.</summary>
    public string Of(Organization organization) => Of(organization.Short);

    /// <summary>The full name of an organization, followed by the short one where that says more.</summary>
    public string FullName(Organization organization)
    {
        var (name, brief) = (Of(organization.Name), Of(organization.Short));
        return name.Contains(brief, StringComparison.OrdinalIgnoreCase) ? name : $"{name} ({brief})";
    }

    /// <summary>The names of regions.</summary>
    public string List(IEnumerable<Region> regions) => Join(regions.Select(region => Heading(region.Name)));

    /// <summary>The names of the respondents behind a figure; empty in an open round, where they are not known.</summary>
    public string List(RespondentGroup? group) => group?.Organizations is { } organizations ? JoinOrNone(organizations.Select(Of)) : "";

    /// <summary>A list; semicolons, since names hold commas.</summary>
    public static string Join(IEnumerable<string> names) => string.Join("; ", names);

    /// <summary>A list, or "none".</summary>
    public static string JoinOrNone(IEnumerable<string> names) => Join(names) is { Length: > 0 } list ? list : None;

    /// <summary>A whole number.</summary>
    public static string Count(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: "1 respondent", "3 respondents".</summary>
    public static string Count(int count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A number, what it is divided by, and its share: "6 of 7 (86 %)"; no share of nothing.</summary>
    public static string OutOf(int count, int denominator) =>
        denominator == 0
            ? $"{Count(count)} of 0"
            : $"{Count(count)} of {Count(denominator)} ({((double)count / denominator).ToString(FormatOfShares(denominator), CultureInfo.InvariantCulture)})";

    /// <summary>The format of shares of so many.</summary>
    public static string FormatOfShares(int denominator) => denominator < DenominatorOfDecimals ? Look.WholePercent : Look.FinePercent;

    /// <summary>A day: "26 June 2017".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment: "26 June 2017, 14:05 UTC".</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
