using System.Globalization;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Rounds;

namespace Survey.Cli.Texts;

/// <summary>How things are called in texts.</summary>
internal static class Names
{
    /// <summary>A theme by code and short title.</summary>
    public static string Of(Theme theme, Round round)
    {
        var title = theme.Short.In("en", round.Questionnaire.DefaultLanguage);
        return theme.Code is null ? title : $"{theme.Code} {title}";
    }

    /// <summary>An element by code and short title.</summary>
    public static string Of(Element element, Round round) => $"{element.Code} {element.Short.In("en", round.Questionnaire.DefaultLanguage)}";

    /// <summary>A region by name, as a heading begins.</summary>
    public static string Of(Region region, Round round)
    {
        var name = region.Name.In("en", round.Questionnaire.DefaultLanguage);
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
}
