using System.Globalization;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Files.Reports.Texts;

/// <summary>Formats names, counts and shares for text output.</summary>
public static class Names
{
    /// <summary>A text in English, or else in the round's default language, on one line and without control characters.</summary>
    public static string Of(LocalizedText text, Round round) => OnOneLine(text.In("en", round.Questionnaire.DefaultLanguage));

    /// <summary>The short name of an organization.</summary>
    public static string Of(Organization organization, Round round) => Of(organization.Short, round);

    /// <summary>The code and short title of a theme; only the title if it has no code.</summary>
    public static string Of(Theme theme, Round round)
    {
        var title = Of(theme.Short, round);
        return theme.Code is null ? title : $"{theme.Code} {title}";
    }

    /// <summary>The code and short title of an element.</summary>
    public static string Of(Element element, Round round) => $"{element.Code} {Of(element.Short, round)}";

    /// <summary>The name of a region, beginning with a capital letter; its code if it has no name.</summary>
    public static string Of(Region region, Round round)
    {
        var name = Of(region.Name, round);
        return name.Length == 0 ? region.Code : char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>A number with its noun: “1 round”, “2 rounds”.</summary>
    public static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {thing}{(number == 1 ? "" : "s")}");

    /// <summary>The codes of regions, separated by commas; “none” if there are none.</summary>
    public static string Of(IEnumerable<Region> regions) =>
        string.Join(", ", regions.Select(region => region.Code)) is { Length: > 0 } codes ? codes : "none";

    /// <summary>A share as a whole percentage, rounded half up; 0 % if the whole is 0.</summary>
    public static string Percent(int part, int whole) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(whole == 0 ? 0 : decimal.Round(100m * part / whole, 0, MidpointRounding.AwayFromZero))} %");

    private static string OnOneLine(string text) => CleanText.Of(text.ReplaceLineEndings(" "));
}
