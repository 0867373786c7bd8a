using System.Text.Json;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Analysis;

/// <summary>A text that the analyst adds to the report, in Markdown.</summary>
/// <param name="Region">The region; null for the summary across regions.</param>
/// <param name="Theme">The theme; null for the region as a whole.</param>
/// <param name="Part">What the text is about and so where it stands: one of <see cref="Parts"/>.</param>
/// <param name="Text">The Markdown in each language.</param>
public sealed record ReportText(Region? Region, Theme? Theme, string Part, LocalizedText Text) : ReportEntry
{
    /// <summary>Before everything else.</summary>
    public const string Introduction = "introduction";

    /// <summary>What respondents have in common.</summary>
    public const string Commonalities = "commonalities";

    /// <summary>Where respondents differ.</summary>
    public const string Variations = "variations";

    /// <summary>Anything else, at the end.</summary>
    public const string Remarks = "remarks";

    /// <summary>Before the list of practices; not for a theme.</summary>
    public const string Practices = "practices";

    /// <summary>All parts, in the order of the report.</summary>
    public static IReadOnlyList<string> Parts { get; } = [Introduction, Commonalities, Variations, Remarks, Practices];

    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.Text;

    /// <inheritdoc/>
    protected override IEnumerable<string?> KeyParts => [Region?.Code, Theme?.Code, Part];

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        Write(writer, "region", Region?.Code);
        Write(writer, "theme", Theme?.Code);
        Write(writer, "kind", Part);
        Write(writer, "text", Text);
        writer.WriteEndObject();
    }
}

/// <summary>A footnote of the report, at the name of an organization or at a figure.</summary>
/// <param name="Region">The region whose overview has it; null for the summary, and for every overview without an own one.</param>
/// <param name="Organization">The organization; null for a footnote at a figure.</param>
/// <param name="Figure">The figure, one of <see cref="FootnoteFigures"/>; null for a footnote at an organization.</param>
/// <param name="Text">The text in each language; one paragraph.</param>
public sealed record ReportFootnote(Region? Region, Organization? Organization, string? Figure, LocalizedText Text) : ReportEntry
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.Footnote;

    /// <inheritdoc/>
    protected override IEnumerable<string?> KeyParts =>
        [Region?.Code, Organization is null ? "figure" : "organization", Organization?.Code ?? Figure];

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        Write(writer, "region", Region?.Code);
        Write(writer, "organization", Organization?.Code);
        Write(writer, "figure", Figure);
        Write(writer, "text", Text);
        writer.WriteEndObject();
    }
}

/// <summary>A generated sentence that the analyst replaced by own words.</summary>
/// <param name="Region">The region; null for the summary across regions.</param>
/// <param name="Theme">The theme that the sentence is about; null for none.</param>
/// <param name="Sentence">The key of the generated sentence.</param>
/// <param name="Language">The tag of the language of both sentences.</param>
/// <param name="Text">The analyst's words.</param>
/// <param name="Basis">The generated sentence when the analyst replaced it.</param>
public sealed record OwnSentence(Region? Region, Theme? Theme, string Sentence, string Language, string Text, string Basis) : ReportEntry
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.Sentence;

    /// <inheritdoc/>
    protected override IEnumerable<string?> KeyParts => [Region?.Code, Theme?.Code, Sentence, Language];

    /// <summary>
    /// True if the engine now generates another sentence than the one that was replaced: figures have changed, so the analyst's words may
    /// no longer be true. White space and direction marks do not matter.
    /// </summary>
    /// <param name="generated">The sentence as it is generated now.</param>
    public bool IsOutdated(string generated) => WordsOf(generated) != WordsOf(Basis);

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        Write(writer, "region", Region?.Code);
        Write(writer, "theme", Theme?.Code);
        Write(writer, "sentence", Sentence);
        Write(writer, "language", Language);
        Write(writer, "text", Text);
        Write(writer, "basis", Basis);
        writer.WriteEndObject();
    }

    private static string WordsOf(string text) =>
        string.Join(' ', InvisibleCharacters.Remove(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The analyst's own categories of practices, in place of the choices of the question.</summary>
/// <param name="Choices">Code and name of each, in the order of the report.</param>
public sealed record CategoryList(IReadOnlyList<Choice> Choices) : ReportEntry
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.Categories;

    /// <inheritdoc/>
    protected override IEnumerable<string?> KeyParts => [];

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var choice in Choices)
        {
            writer.WriteStartObject();
            Write(writer, "code", choice.Code);
            Write(writer, "name", choice.Label);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
