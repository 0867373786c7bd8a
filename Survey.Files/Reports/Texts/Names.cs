using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Reading;

namespace Survey.Files.Reports.Texts;

/// <summary>Names for text output: on one line and without control characters.</summary>
public static class Names
{
    /// <summary>A text in the report's language, or else in the round's default language.</summary>
    public static string Of(LocalizedText text, ReportWording wording) => OnOneLine(wording.Of(text));

    /// <summary>A name with a capital letter at its start.</summary>
    public static string Heading(LocalizedText text, ReportWording wording) => OnOneLine(wording.Heading(text));

    /// <summary>The short names of organizations, separated by commas.</summary>
    public static string Of(IEnumerable<Organization> organizations, ReportWording wording) =>
        wording.List(organizations.Select(organization => OnOneLine(wording.Of(organization))));

    /// <summary>The code and short title of a theme; only the title if it has no code.</summary>
    public static string Of(Theme theme, ReportWording wording) => OnOneLine(wording.Of(theme));

    /// <summary>The code and short title of an element.</summary>
    public static string Of(Element element, ReportWording wording) => OnOneLine(wording.Of(element));

    /// <summary>The name of a region, beginning with a capital letter; its code if it has no name.</summary>
    public static string Of(Region region, ReportWording wording) => OnOneLine(wording.Of(region));

    /// <summary>The name of a region as within a sentence.</summary>
    public static string Within(Region region, ReportWording wording) => OnOneLine(wording.Within(region));

    /// <summary>The names of regions as within a sentence, separated by semicolons; “none” if there are none.</summary>
    public static string Of(IEnumerable<Region> regions, ReportWording wording) => OnOneLine(wording.ListNames(regions));

    private static string OnOneLine(string text) => CleanText.Of(text.ReplaceLineEndings(" "));
}
