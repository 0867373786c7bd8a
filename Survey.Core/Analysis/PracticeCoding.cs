using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Reading;

namespace Survey.Core.Analysis;

/// <summary>A row of the practices.</summary>
/// <param name="Respondent">The code of its organization; in an open round the id of its respondent.</param>
/// <param name="Number">Number of the row in its repeat group, from 1.</param>
public sealed record PracticeRow(string Respondent, int Number)
{
    /// <summary>The row as people read it: <c>rcm 3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Respondent} {Number}");
}

/// <summary>
/// What the analyst decided about one row of the practices. It wins over the answers to the analyst's questions in the row.
/// </summary>
/// <param name="Row">The row.</param>
public sealed record PracticeCoding(PracticeRow Row) : ReportEntry
{
    /// <summary>Length of <see cref="Start"/> as the desk writes it, in characters.</summary>
    public const int StartLength = 120;

    private const int DigestLength = 16;

    /// <summary>The first words of the row when the decision was made; null if not noted.</summary>
    public string? Start { get; init; }

    /// <summary>Identifies the whole text of the row when the decision was made (<see cref="DigestOf"/>); null if not noted.</summary>
    public string? Digest { get; init; }

    /// <summary>The short title in each language; null for the one in the row.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The categories, in the order of the report; null for those in the row.</summary>
    public IReadOnlyList<Choice>? Categories { get; init; }

    /// <summary>False if reports leave the practice out.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>
    /// The regions where it is listed, in the directory's order; none for the list of practices without a region; null for those in the
    /// row, or else of the organization.
    /// </summary>
    public IReadOnlyList<Region>? Regions { get; init; }

    /// <summary>The row under which the practice is listed, because both are the same practice; null for a row of its own.</summary>
    public PracticeRow? MergedWith { get; init; }

    /// <summary>The text of the row in other languages; null if it was not translated.</summary>
    public LocalizedText? Translation { get; init; }

    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.Practice;

    /// <inheritdoc/>
    protected override IEnumerable<string?> KeyParts => [Row.Respondent, Row.Number.ToString(CultureInfo.InvariantCulture)];

    /// <summary>True if the row still has the text that the decision was made about, as far as this was noted.</summary>
    /// <param name="text">The text of the row now.</param>
    public bool Fits(string text) =>
        Digest is null
            ? Start is null || WordsOf(text).StartsWith(WordsOf(Start), StringComparison.Ordinal)
            : Digest == DigestOf(text);

    /// <summary>The decision as one about a row with this text.</summary>
    public PracticeCoding About(string text) => this with
    {
        Start = text.Length <= StartLength ? text : text[..(char.IsHighSurrogate(text[StartLength - 1]) ? StartLength - 1 : StartLength)],
        Digest = DigestOf(text),
    };

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of a text, without regard to white space.</summary>
    public static string DigestOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(WordsOf(text))))[..DigestLength];

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteRow(writer, Row);
        Write(writer, "text", Start);
        Write(writer, "digest", Digest);
        Write(writer, "title", Title);
        Write(writer, "categories", Categories?.Select(category => category.Code));
        writer.WriteBoolean("listed", IsListed);
        Write(writer, "regions", Regions?.Select(region => region.Code));
        if (MergedWith is { } merged)
        {
            writer.WriteStartObject("mergedWith");
            WriteRow(writer, merged);
            writer.WriteEndObject();
        }

        Write(writer, "translation", Translation);
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, PracticeRow row)
    {
        writer.WriteString("organization", row.Respondent);
        writer.WriteNumber("row", row.Number);
    }

    private static string WordsOf(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
