using System.Globalization;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Files.Reports.Texts;

/// <summary>How things are called in texts.</summary>
public static class Names
{
    /// <summary>A text in English or the round's default language, on one line and without commands to a terminal.</summary>
    public static string Of(LocalizedText text, Round round) => OnOneLine(text.In("en", round.Questionnaire.DefaultLanguage));

    /// <summary>An organization by its short name.</summary>
    public static string Of(Organization organization, Round round) => Of(organization.Short, round);

    /// <summary>A theme by code and short title.</summary>
    public static string Of(Theme theme, Round round)
    {
        var title = Of(theme.Short, round);
        return theme.Code is null ? title : $"{theme.Code} {title}";
    }

    /// <summary>An element by code and short title.</summary>
    public static string Of(Element element, Round round) => $"{element.Code} {Of(element.Short, round)}";

    /// <summary>A region by name, as a heading begins.</summary>
    public static string Of(Region region, Round round)
    {
        var name = Of(region.Name, round);
        return name.Length == 0 ? region.Code : char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>A number of things: "1 round", "2 rounds".</summary>
    public static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {thing}{(number == 1 ? "" : "s")}");

    /// <summary>Regions by code.</summary>
    public static string Of(IEnumerable<Region> regions) => string.Join(", ", regions.Select(region => region.Code)) is { Length: > 0 } codes ? codes : "none";

    /// <summary>A share in whole per cent; 0 where there is nothing to share.</summary>
    public static string Percent(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(whole == 0 ? 0 : decimal.Round(100m * part / whole, 0, MidpointRounding.AwayFromZero))} %");

    private static string OnOneLine(string text) => CleanText.Of(text.ReplaceLineEndings(" "));
}
