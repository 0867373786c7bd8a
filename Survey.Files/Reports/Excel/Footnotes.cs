using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Core.Responses;

namespace Survey.Files.Reports.Excel;

/// <summary>The footnotes of the responses on one sheet.</summary>
/// <param name="responses">Any responses. Those that do not count, have no footnote or have no organization are skipped.</param>
/// <param name="shown">Whether the sheet shows an organization.</param>
/// <param name="wording">Chooses the language of the footnotes.</param>
internal sealed class Footnotes(IEnumerable<Response> responses, Func<Organization, bool> shown, Wording wording)
{
    private readonly FootnoteList _notes = new(responses, shown);

    /// <summary>The footnotes in order: mark, organization and text.</summary>
    public IEnumerable<(string Mark, Organization Organization, string Text)> All =>
        _notes.All.Select(note => (note.Mark, note.Organization, wording.Of(note.Text)));

    /// <summary>The mark of an organization's footnote: ¹, ² …; empty if it has none.</summary>
    public string MarkOf(Organization organization) => _notes.MarkOf(organization);
}
