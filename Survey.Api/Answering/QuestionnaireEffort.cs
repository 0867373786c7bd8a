using Survey.Api.Texts;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering;

/// <summary>How long a questionnaire is.</summary>
/// <param name="Questions">The number of its questions.</param>
/// <param name="Minutes">The time that it takes, in steps of five minutes.</param>
public sealed record QuestionnaireEffort(int Questions, int Minutes)
{
    /// <summary>
    /// The effort of a questionnaire: a minute for each question, two minutes for each question of a row, and three rows. That is for
    /// people who have their material at hand.
    /// </summary>
    public static QuestionnaireEffort Of(Questionnaire questionnaire) =>
        new(CountQuestions(questionnaire.Items), Math.Max(5, (int)Math.Ceiling(CountMinutes(questionnaire.Items) / 5.0) * 5));

    /// <summary>The effort as a sentence.</summary>
    public string Say(InterfaceTexts texts) => texts.Count("start.minutes", Minutes, ("questions", Questions));

    private static int CountQuestions(IEnumerable<Item> items) => items.Sum(item => item switch
    {
        Section section => CountQuestions(section.Items),
        Repeat repeat => CountQuestions(repeat.Items),
        Note or CalculatedQuestion or Question { IsHidden: true } => 0,
        _ => 1,
    });

    private static int CountMinutes(IEnumerable<Item> items) => items.Sum(item => item switch
    {
        Section section => CountMinutes(section.Items),
        Repeat repeat => CountQuestions(repeat.Items) * 2 * 3,
        Note or CalculatedQuestion or Question { IsHidden: true } => 0,
        _ => 1,
    });
}
