using System.Text.Json;
using Survey.Api.Http;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Api.Responses;

/// <summary>Answers in the body of a request.</summary>
internal static class BodyAnswers
{
    /// <summary>Reads the answers, as those of a file, and their language.</summary>
    /// <returns>Null if the answers cannot be read at all.</returns>
    public static DraftContent? Read(JsonElement given, string? language, Round round, ProblemLog problems)
    {
        var body = Place.OfFile(ProblemResult.Body);
        var answers = AnswerJson.Read(
            new JsonValue(given, body.Member("answers"), problems),
            round.Questionnaire.Scope,
            round.Frameworks);
        if (language is not null && !LanguageTag.IsValid(language))
        {
            problems.Add(ProblemCatalogue.LanguageInvalid, body.Member("language"), ("found", language));
        }

        return answers is null ? null : new DraftContent(answers, language);
    }
}
