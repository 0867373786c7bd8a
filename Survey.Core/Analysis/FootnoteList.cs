using System.Globalization;
using Survey.Core.Organizations;
using Survey.Core.Reading;
using Survey.Core.Responses;

namespace Survey.Core.Analysis;

/// <summary>The footnotes of the responses in one overview, numbered from 1 in the order of the directory.</summary>
public sealed class FootnoteList
{
    private const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Collects and numbers the footnotes.</summary>
    /// <param name="content">What analysts added to the report: their footnotes replace those of responses.</param>
    /// <param name="region">The region whose overview it is; null for the summary across regions.</param>
    /// <param name="responses">Any responses. Those that do not count, have no footnote or have no organization are skipped.</param>
    /// <param name="shown">Whether the overview shows an organization.</param>
    public FootnoteList(ReportContent content, Region? region, IEnumerable<Response> responses, Func<Organization, bool> shown) => All =
    [
        .. responses
            .Where(response => response.State.Counts())
            .Where(response => response.Respondent.Organization is { } organization && shown(organization))
            .Select(response => (response.Respondent.Organization, Text: FindText(content, region, response)))
            .Where(note => note.Text is not null)
            .OrderBy(note => note.Organization!.Position)
            .Select((note, index) => (ToMark(index + 1), note.Organization!, note.Text!)),
    ];

    /// <summary>The footnote of a response in an overview: the analyst's, or else its own; null if it has none.</summary>
    /// <param name="content">What analysts added to the report.</param>
    /// <param name="region">The region whose overview it is; null for the summary across regions.</param>
    /// <param name="response">The response.</param>
    public static LocalizedText? FindText(ReportContent content, Region? region, Response response) =>
        (response.Respondent.Organization is { } organization ? content.FindFootnote(region, organization) : null) ?? response.Footnote;

    /// <summary>The footnotes in order: mark (¹, ² …), organization and text.</summary>
    public IReadOnlyList<(string Mark, Organization Organization, LocalizedText Text)> All { get; }

    /// <summary>The mark of an organization's footnote; empty if it has none.</summary>
    public string MarkOf(Organization organization) =>
        All.FirstOrDefault(note => note.Organization.Position == organization.Position).Mark ?? "";

    private static string ToMark(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0']));
}
