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
    /// <param name="responses">Any responses. Those that do not count, have no footnote or have no organization are skipped.</param>
    /// <param name="shown">Whether the overview shows an organization.</param>
    public FootnoteList(IEnumerable<Response> responses, Func<Organization, bool> shown) => All =
    [
        .. responses
            .Where(response => response.State.Counts() && response.Footnote is not null)
            .Where(response => response.Respondent.Organization is { } organization && shown(organization))
            .OrderBy(response => response.Respondent.Organization!.Position)
            .Select((response, index) => (ToMark(index + 1), response.Respondent.Organization!, response.Footnote!)),
    ];

    /// <summary>The footnotes in order: mark (¹, ² …), organization and text.</summary>
    public IReadOnlyList<(string Mark, Organization Organization, LocalizedText Text)> All { get; }

    /// <summary>The mark of an organization's footnote; empty if it has none.</summary>
    public string MarkOf(Organization organization) =>
        All.FirstOrDefault(note => note.Organization.Position == organization.Position).Mark ?? "";

    private static string ToMark(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0']));
}
