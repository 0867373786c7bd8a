using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>The data from which an answer workbook is written.</summary>
/// <param name="Round">The round.</param>
/// <param name="Organization">The organization that answers.</param>
/// <param name="Language">Language of the texts. Texts that do not exist in it are in the default language of the questionnaire.</param>
public sealed record AnswerWorkbookContent(Round Round, Organization Organization, string Language)
{
    /// <summary>The answers given so far; null for none, then the defaults of the questionnaire are filled in.</summary>
    public AnswerSet? Answers { get; init; }

    /// <summary>When the workbook is written, for defaults such as <c>today()</c>; null to leave these out.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>
    /// Typed values that are not valid answers, by the path of the question, like <c>recommendations #2.link</c>. They are
    /// written into their cells as typed.
    /// </summary>
    public IReadOnlyDictionary<string, string> AsTyped { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>ETag of the stored response from which <see cref="Answers"/> come; detects a workbook that is out of date.</summary>
    public string ETag { get; init; } = "";

    /// <summary>The name of the submitter, in a copy of a submitted response; otherwise null.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>The day of submission, in a copy of a submitted response; otherwise null.</summary>
    public DateOnly? SubmittedOn { get; init; }

    /// <summary>The usual file name of the workbook: round, organization and language.</summary>
    public string FileName => $"{Round.Code}-{Organization.Code}-{Language}.xlsx";

    /// <summary>
    /// The languages that workbooks of a round can have: those with interface texts first, then others of the
    /// questionnaire.
    /// </summary>
    public static IReadOnlyList<string> GetLanguages(Round round) =>
    [
        .. AnswerWords.OfAllLanguages.Select(words => words.In.Tag)
            .Concat(QuestionnaireLanguages.Of(round.Questionnaire))
            .Append(round.Questionnaire.DefaultLanguage)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>
    /// Whether workbooks of a round can have a language, or the language it is a variant of: fr-CA is accepted as French.
    /// </summary>
    public static bool IsIn(string language, Round round) => LanguageTag.IsAmong(language, GetLanguages(round));

    /// <summary>The identity that is written into each sheet.</summary>
    internal AnswerWorkbookIdentity Identity => new(
        AnswerWorkbookIdentity.CurrentFormat,
        Round.Code,
        Organization.Code,
        Round.Questionnaire.Code,
        Round.Questionnaire.Version,
        Language,
        ETag);
}
