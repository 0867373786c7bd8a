using System.Reflection;
using System.Text.Json;
using Survey.Core.Languages;

namespace Survey.Files.Exports;

/// <summary>
/// The words of scripts and of the DDI document in one language, from <c>exports.json</c> of its folder: labels of the columns that are not
/// about a question.
/// </summary>
internal sealed record ExportWords
{
    private static readonly Dictionary<string, ExportWords> ByLanguage =
        LanguageFiles.FindAll(Assembly.GetExecutingAssembly(), "exports").ToDictionary(file => file.Tag, Read, StringComparer.Ordinal);

    public required string Organization { get; init; }

    public required string Type { get; init; }

    public required string Regions { get; init; }

    public required string Channel { get; init; }

    public required string State { get; init; }

    public required string Language { get; init; }

    public required string SubmittedOn { get; init; }

    public required string Late { get; init; }

    public required string SameAnswers { get; init; }

    public required string Row { get; init; }

    public required string OuterRow { get; init; }

    /// <summary>After the label of a coded question: its column of themes.</summary>
    public required string Themes { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    /// <summary>The words in a language; in English where there are none.</summary>
    public static ExportWords Of(string language) =>
        ByLanguage[(Survey.Core.Languages.Language.Find(language) ?? Survey.Core.Languages.Language.English).Tag];

    private static ExportWords Read(LanguageFiles.LanguageFile file)
    {
        using var document = file.Read();
        return document.Deserialize<ExportWords>(JsonSerializerOptions.Web)!;
    }
}
