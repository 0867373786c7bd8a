using System.Globalization;
using Survey.Core.Organizations;
using Survey.Core.Responses;

namespace Survey.Files.Reports.Excel;

/// <summary>The footnotes of the responses on one sheet, numbered from 1 in the order of the directory.</summary>
internal sealed class Footnotes
{
    private const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private readonly List<(Organization Organization, string Text)> _notes = [];

    /// <summary>Collects and numbers the footnotes.</summary>
    /// <param name="responses">Any responses. Those that do not count, have no footnote or have no organization are skipped.</param>
    /// <param name="shown">Whether the sheet shows an organization.</param>
    /// <param name="wording">Chooses the language of the footnotes.</param>
    public Footnotes(IEnumerable<Response> responses, Func<Organization, bool> shown, ReportWording wording)
    {
        foreach (var response in responses
            .Where(response => response.State.Counts() && response.Footnote is not null)
            .OrderBy(response => response.Respondent.Organization?.Position ?? 0))
        {
            if (response.Respondent.Organization is { } organization && shown(organization))
            {
                _notes.Add((organization, wording.Of(response.Footnote!)));
            }
        }
    }

    /// <summary>The footnotes in order: mark, organization and text.</summary>
    public IEnumerable<(string Mark, Organization Organization, string Text)> All =>
        _notes.Select((note, index) => (ToMark(index + 1), note.Organization, note.Text));

    /// <summary>The mark of an organization's footnote: ¹, ² …; empty if it has none.</summary>
    public string MarkOf(Organization organization)
    {
        var index = _notes.FindIndex(note => note.Organization.Position == organization.Position);
        return index < 0 ? "" : ToMark(index + 1);
    }

    private static string ToMark(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0']));
}
