using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Survey.Core.Languages;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// The words of an answer workbook in one language, from <c>workbooks.json</c> of its folder. <c>{0}</c> and so on stand for what is
/// put in.
/// </summary>
/// <remarks>The words of the questionnaire come from the questionnaire.</remarks>
internal sealed record AnswerWords
{
    private static readonly Dictionary<string, AnswerWords> ByLanguage =
        LanguageFiles.FindAll(Assembly.GetExecutingAssembly(), "workbooks").ToDictionary(file => file.Tag, Read, StringComparer.Ordinal);

    /// <summary>The language they are in.</summary>
    [JsonIgnore]
    public Language In { get; private init; } = Language.English;

    // Names of sheets.
    public required string Start { get; init; }

    public required string Framework { get; init; }

    public required string Questions { get; init; }

    // The first sheet.
    public required string Organization { get; init; }

    public required string Type { get; init; }

    public required string Regions { get; init; }

    public required string Deadline { get; init; }

    public required string HowToFillIn { get; init; }

    /// <summary>One after the other; the two about tables and codes are left out where there are none.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    public required string StepTables { get; init; }

    public required string StepCodes { get; init; }

    public required string StepLast { get; init; }

    public required string Contents { get; init; }

    public required string WhenDone { get; init; }

    public required string SubmittedBy { get; init; }

    public required string SubmittedByHint { get; init; }

    public required string Date { get; init; }

    public required string ThisAnswerIs { get; init; }

    public required string Final { get; init; }

    public required string Draft { get; init; }

    public required string DraftHint { get; init; }

    public required string MadeFor { get; init; }

    // Beside a question.
    public required string Question { get; init; }

    public required string Answer { get; init; }

    public required string Required { get; init; }

    public required string ChooseFromList { get; init; }

    public required string MarkWithX { get; init; }

    public required string Confirm { get; init; }

    public required string Codes { get; init; }

    public required string WholeTheme { get; init; }

    public required string Separated { get; init; }

    public required string WholeNumber { get; init; }

    public required string Number { get; init; }

    public required string Scale { get; init; }

    public required string DateForm { get; init; }

    public required string TimeForm { get; init; }

    public required string DateTimeForm { get; init; }

    public required string WebAddress { get; init; }

    public required string EmailAddress { get; init; }

    public required string AtMostCharacters { get; init; }

    public required string Rank { get; init; }

    public required string RankHint { get; init; }

    public required string RowNumber { get; init; }

    public required string OuterRow { get; init; }

    public required string OuterRowHint { get; init; }

    public required string OnSheet { get; init; }

    public required string AtLeastRows { get; init; }

    public required string MoreRows { get; init; }

    public required string WrongTitle { get; init; }

    public required string WrongChoice { get; init; }

    // When a question is asked.
    public required string OnlyIf { get; init; }

    public required string OnlySometimes { get; init; }

    public required string Is { get; init; }

    public required string IsNot { get; init; }

    public required string Includes { get; init; }

    public required string IsAnswered { get; init; }

    public required string IsNotAnswered { get; init; }

    public required string And { get; init; }

    public required string Or { get; init; }

    // The sheet of the framework.
    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string Theme { get; init; }


    /// <summary>The words of all languages, for reading.</summary>
    public static IReadOnlyList<AnswerWords> OfAllLanguages { get; } = [.. Language.All.Select(language => ByLanguage[language.Tag])];

    /// <summary>The words in a language; in English where there are none.</summary>
    public static AnswerWords Of(string language) => ByLanguage[(Language.Find(language) ?? Language.English).Tag];

    /// <summary>A day in words.</summary>
    public string Day(DateOnly day) => In.Write(day);

    private static AnswerWords Read(LanguageFiles.LanguageFile file)
    {
        using var document = file.Read();
        return document.Deserialize<AnswerWords>(JsonSerializerOptions.Web)! with { In = Language.Get(file.Tag) };
    }
}
