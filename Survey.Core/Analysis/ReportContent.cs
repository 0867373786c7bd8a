using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>What analysts add to the report of a round: the contents of <c>analysis.json</c>.</summary>
public sealed class ReportContent
{
    /// <summary>The name of the file in the folder of a round.</summary>
    public const string FileName = "analysis.json";

    private readonly Dictionary<string, ReportEntry> _byKey;

    /// <summary>Content of these entries. Of several with one key the last one counts.</summary>
    /// <param name="entries">The entries, in any order; the file has them by kind.</param>
    public ReportContent(IEnumerable<ReportEntry> entries)
    {
        _byKey = new Dictionary<string, ReportEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            _byKey[entry.Key] = entry;
        }

        Entries = [.. EntryKind.All.SelectMany(kind => _byKey.Values.Where(entry => entry.Kind == kind))];
    }

    /// <summary>No content.</summary>
    public static ReportContent Empty { get; } = new([]);

    /// <summary>All entries, by kind in the order of the file.</summary>
    public IReadOnlyList<ReportEntry> Entries { get; }

    /// <summary>The analyst's categories; null if the choices of the question are used.</summary>
    public IReadOnlyList<Choice>? Categories => (Find(EntryKind.Categories.Code) as CategoryList)?.Choices;

    /// <summary>The texts.</summary>
    public IEnumerable<ReportText> Texts => Entries.OfType<ReportText>();

    /// <summary>The footnotes.</summary>
    public IEnumerable<ReportFootnote> Footnotes => Entries.OfType<ReportFootnote>();

    /// <summary>The sentences in the analyst's words.</summary>
    public IEnumerable<OwnSentence> Sentences => Entries.OfType<OwnSentence>();

    /// <summary>The decisions about practices.</summary>
    public IEnumerable<PracticeCoding> Practices => Entries.OfType<PracticeCoding>();

    /// <summary>The entry with a key; null if there is none.</summary>
    public ReportEntry? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The decision about a row; null if there is none.</summary>
    public PracticeCoding? FindPractice(PracticeRow row) => Find(new PracticeCoding(row).Key) as PracticeCoding;

    /// <summary>A text of the report; null if there is none.</summary>
    /// <param name="region">The region; null for the summary across regions.</param>
    /// <param name="theme">The theme; null for the region as a whole.</param>
    /// <param name="part">One of <see cref="ReportText.Parts"/>.</param>
    public LocalizedText? FindText(Region? region, Theme? theme, string part) =>
        (Find(new ReportText(region, theme, part, LocalizedText.Plain("")).Key) as ReportText)?.Text;

    /// <summary>The analyst's words for a generated sentence; null if there are none.</summary>
    /// <param name="region">The region; null for the summary across regions.</param>
    /// <param name="theme">The theme that the sentence is about; null for none.</param>
    /// <param name="sentence">The key of the sentence.</param>
    /// <param name="language">The tag of the language.</param>
    public OwnSentence? FindSentence(Region? region, Theme? theme, string sentence, string language) =>
        Find(new OwnSentence(region, theme, sentence, language, "", "").Key) as OwnSentence;

    /// <summary>The footnote at a figure: that of the region, or else the one for all overviews; null if there is none.</summary>
    /// <param name="region">The region; null for the summary across regions.</param>
    /// <param name="figure">The figure (<see cref="FootnoteFigures"/>).</param>
    public LocalizedText? FindFootnote(Region? region, string figure) =>
        FindFootnote(region, organization: null, figure)
        ?? (region is null ? null : FindFootnote(region: null, organization: null, figure));

    /// <summary>
    /// The footnote at the name of an organization: that of the region, or else the one for all overviews; null if there is none, and the
    /// footnote of its response counts.
    /// </summary>
    /// <param name="region">The region; null for the summary across regions.</param>
    /// <param name="organization">The organization.</param>
    public LocalizedText? FindFootnote(Region? region, Organization organization) =>
        FindFootnote(region, organization, figure: null)
        ?? (region is null ? null : FindFootnote(region: null, organization, figure: null));

    /// <summary>Reads the bytes of <c>analysis.json</c>, or reports all its problems.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="place">The file.</param>
    /// <param name="round">The round that the content belongs to.</param>
    public static Outcome<ReportContent> Parse(ReadOnlyMemory<byte> bytes, Place place, Round round)
    {
        var problems = new ProblemLog();
        using var document = JsonSource.Parse(bytes, place, problems);
        return problems.ToOutcome(
            document is null ? null : new ReportContentReader(round).Read(new JsonValue(document.RootElement, place, problems)));
    }

    /// <summary>The file: indented JSON, with the entries in the order of <see cref="Entries"/>.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            writer.WriteStartObject();
            foreach (var kind in Entries.GroupBy(entry => entry.Kind))
            {
                writer.WritePropertyName(kind.Key.Member);
                if (kind.Key == EntryKind.Categories)
                {
                    kind.First().WriteTo(writer);
                    continue;
                }

                writer.WriteStartArray();
                foreach (var entry in kind)
                {
                    entry.WriteTo(writer);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private LocalizedText? FindFootnote(Region? region, Organization? organization, string? figure) =>
        (Find(new ReportFootnote(region, organization, figure, LocalizedText.Plain("")).Key) as ReportFootnote)?.Text;
}
