using Survey.Api.Pages;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Api.Overviews;

/// <summary>The status of a response's rows, in the words of the questionnaire.</summary>
internal static class StatusWords
{
    /// <summary>The label of the status question's choice; the code if the questionnaire has no such choice.</summary>
    public static ShownText Say(Round round, string status, ContentTexts content) =>
        (round.Questionnaire.Scope.Find(round.Analysis.Status)?.Question as ChoiceQuestion)?.Choices.Find(status) is { } choice
            ? content.Show(choice.Label)
            : content.Show(LocalizedText.Plain(status));
}
