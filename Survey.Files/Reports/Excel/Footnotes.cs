using System.Globalization;
using Survey.Core.Organizations;
using Survey.Core.Responses;

namespace Survey.Files.Reports.Excel;

/// <summary>The footnotes of one sheet: those of the responses it shows, numbered from 1 in the directory's order.</summary>
internal sealed class Footnotes
{
    private const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private readonly List<(Organization Organization, string Text)> _notes = [];

    /// <summary>Numbers the footnotes of responses.</summary>
    /// <param name="responses">Any; those that do not count, or have no footnote or organization, are passed over.</param>
    /// <param name="shown">Which organizations the sheet shows.</param>
    /// <param name="wording">The round's words.</param>
    public Footnotes(IEnumerable<Response> responses, Func<Organization, bool> shown, Wording wording)
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

    /// <summary>The footnotes: mark, organization and text.</summary>
    public IEnumerable<(string Mark, Organization Organization, string Text)> All =>
        _notes.Select((note, index) => (ToMark(index + 1), note.Organization, note.Text));

    /// <summary>The mark of an organization: ¹, ² …; empty if it has no footnote.</summary>
    public string MarkOf(Organization organization)
    {
        var index = _notes.FindIndex(note => note.Organization.Position == organization.Position);
        return index < 0 ? "" : ToMark(index + 1);
    }

    private static string ToMark(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0']));
}
