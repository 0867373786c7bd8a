using System.Globalization;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Reading;
using Survey.Core.Rounds;
using Survey.Files.Workbooks;

namespace Survey.Files.Reports.Excel;

/// <summary>Formats texts, names, numbers and dates for reports in English.</summary>
/// <param name="round">Gives the default language, for texts that are not in English.</param>
internal sealed class Wording(Round round)
{
    /// <summary>Shown instead of an empty list.</summary>
    public const string None = "none";

    /// <summary>
    /// The smallest denominator whose shares get a decimal. From here on, a share a little above one half can round to “50 %”.
    /// </summary>
    public const int DenominatorOfDecimals = 100;

    private const string Language = "en";

    /// <summary>The text in English, or else in the round's default language.</summary>
    public string Of(LocalizedText text) => text.In(Language, round.Questionnaire.DefaultLanguage);

    /// <summary>A name with a capital letter at its start: “The Americas”.</summary>
    public string Heading(LocalizedText text)
    {
        var name = Of(text);
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>The code and short title of an element: “(i) Protection of human rights”.</summary>
    public string Of(Element element) => $"({element.Code}) {Of(element.Short)}";

    /// <summary>The code and short title of a theme: “1 Human rights and inclusion”.</summary>
    public string Of(Theme theme) => $"{theme.Code} {Of(theme.Short)}";

    /// <summary>The short name of an organization.</summary>
    public string Of(Organization organization) => Of(organization.Short);

    /// <summary>The full name of an organization, followed by the short one unless the full name contains it.</summary>
    public string FullName(Organization organization)
    {
        var (name, brief) = (Of(organization.Name), Of(organization.Short));
        return name.Contains(brief, StringComparison.OrdinalIgnoreCase) ? name : $"{name} ({brief})";
    }

    /// <summary>The names of regions, separated by semicolons.</summary>
    public string List(IEnumerable<Region> regions) => Join(regions.Select(region => Heading(region.Name)));

    /// <summary>The short names of a group's organizations; empty in an open round, where respondents are only counted.</summary>
    public string List(RespondentGroup? group) => group?.Organizations is { } organizations ? JoinOrNone(organizations.Select(Of)) : "";

    /// <summary>Joins names with semicolons, because names may contain commas.</summary>
    public static string Join(IEnumerable<string> names) => string.Join("; ", names);

    /// <summary>Joins names; “none” if there are none.</summary>
    public static string JoinOrNone(IEnumerable<string> names) => Join(names) is { Length: > 0 } list ? list : None;

    /// <summary>A whole number with thousands separators: “1,234”.</summary>
    public static string Count(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: “1 respondent”, “3 respondents”.</summary>
    public static string Count(int count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A count, its denominator and its share: “6 of 7 (86 %)”; without a share if the denominator is 0.</summary>
    public static string OutOf(int count, int denominator) =>
        denominator == 0
            ? $"{Count(count)} of 0"
            : $"{Count(count)} of {Count(denominator)} ({Share(count, denominator)})";

    /// <summary>The number format of shares of a denominator.</summary>
    public static string FormatOfShares(int denominator) =>
        denominator < DenominatorOfDecimals ? CellStyles.WholePercent : CellStyles.FinePercent;

    /// <summary>A date: “26 June 2017”.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC: “26 June 2017, 14:05 UTC”.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Share(int count, int denominator) =>
        ((double)count / denominator).ToString(FormatOfShares(denominator), CultureInfo.InvariantCulture);
}
