using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>What an answer workbook is written from.</summary>
/// <param name="Round">The round.</param>
/// <param name="Organization">Whose workbook it is.</param>
/// <param name="Language">The language of its texts, where the round and the questionnaire give them in it; else their default language.</param>
public sealed record AnswerWorkbookContent(Round Round, Organization Organization, string Language)
{
    /// <summary>What has been answered so far; null for nothing, and then the defaults of the questionnaire stand there.</summary>
    public AnswerSet? Answers { get; init; }

    /// <summary>What was typed and is no answer to its question, by the question's place: <c>recommendations #2.link</c>. It stands in its cell as typed.</summary>
    public IReadOnlyDictionary<string, string> AsTyped { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The tag of the stored response that <see cref="Answers"/> come from, so that a workbook gone stale is noticed.</summary>
    public string ETag { get; init; } = "";

    /// <summary>Who submitted it, for a copy of a submitted response; else null.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>The day it was submitted, for a copy of a submitted response; else null.</summary>
    public DateOnly? SubmittedOn { get; init; }

    /// <summary>The workbook's usual name: round, organization and language.</summary>
    public string FileName => $"{Round.Code}-{Organization.Code}-{Language}.xlsx";

    /// <summary>The languages that workbooks of a round can be in: those of a workbook's own words, then further ones of the questionnaire.</summary>
    public static IReadOnlyList<string> GetLanguages(Round round) =>
    [
        .. AnswerWords.OfAllLanguages.Select(words => words.Language)
            .Concat(QuestionnaireLanguages.Of(round.Questionnaire))
            .Append(round.Questionnaire.DefaultLanguage)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Whether workbooks of a round can be in a language, or in that which it is a variant of: fr-CA is French.</summary>
    public static bool IsIn(string language, Round round) => LanguageTag.IsAmong(language, GetLanguages(round));

    /// <summary>What the workbook says of itself.</summary>
    internal AnswerWorkbookIdentity Identity => new(
        AnswerWorkbookIdentity.CurrentFormat,
        Round.Code,
        Organization.Code,
        Round.Questionnaire.Code,
        Round.Questionnaire.Version,
        Language,
        ETag);
}
