using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Responses;

/// <summary>
/// Checks whether a response's answers are complete and fit together: the one validator for every way in. Only what
/// counts (submitted, endorsed) must be complete; a draft may lack answers and hold some that are not relevant now.
/// </summary>
/// <param name="round">The round it answers.</param>
/// <param name="conditionsAreSound">
/// False if the questionnaire itself has problems: what depends on its conditions is then left unchecked, so that one
/// mistyped code is told once and not again for every response.
/// </param>
public sealed class ResponseValidator(Round round, bool conditionsAreSound = true)
{
    /// <summary>Notes all problems of a response.</summary>
    /// <param name="response">What to check.</param>
    /// <param name="place">Where the response stands.</param>
    /// <param name="problems">Where problems go.</param>
    public void Validate(Response response, Place place, ProblemLog problems)
    {
        if (!response.State.Counts())
        {
            return;
        }

        if (response.SubmittedOn < round.Opens || response.SubmittedOn > round.Closes)
        {
            problems.Add(
                ProblemCatalogue.ResponseOutsideDates,
                place.Member("submittedOn"),
                "The day lies outside the round, before it opened or after it closed. The response counts; check the day.");
        }

        Validate(round.Questionnaire.Scope, response.Answers, outer: null, place.Member("answers"), problems);
    }

    private void Validate(QuestionScope questions, AnswerSet answers, AnswerScope? outer, Place place, ProblemLog problems)
    {
        var scope = new AnswerScope(questions, answers, outer);
        foreach (var scoped in questions.Questions)
        {
            var question = scoped.Question;
            var answer = answers.Find(question.Code);
            var inDoubt = scoped.Conditions.Count > 0 && (!conditionsAreSound || scope.IsInDoubt(scoped));
            if (inDoubt ? answer is not null : scope.IsRelevant(scoped))
            {
                ValidateAsked(question, answer, scope, place.Member(question.Code), problems);
            }
            else if (!inDoubt && answer is not null)
            {
                problems.Add(
                    ProblemCatalogue.AnswerNotRelevant,
                    place.Member(question.Code),
                    $"“{question.Code}” is asked only if {string.Join(" and ", scoped.Conditions)}, which is not so here. Remove the answer, or correct the one it depends on.");
            }
        }
    }

    private void ValidateAsked(Question question, Answer? answer, AnswerScope scope, Place place, ProblemLog problems)
    {
        if (question is Repeat repeat)
        {
            ValidateRows(repeat, answer, scope, place, problems);
        }
        else if (answer is null && IsRequired(question, scope))
        {
            problems.Add(ProblemCatalogue.AnswerMissing, place, $"“{question.Code}” must be answered: {Excerpt.Of(Label(question))}");
        }

        if (answer is not (null or UnreadableAnswer) && conditionsAreSound && question.Rules.Constraint is { } constraint && !constraint.Holds(scope, answer))
        {
            problems.Add(
                ProblemCatalogue.AnswerConstraint,
                place,
                question.Rules.ConstraintMessage?.In(round.Questionnaire.DefaultLanguage) ?? $"The answer does not fulfil: {constraint}.");
        }
    }

    private void ValidateRows(Repeat repeat, Answer? answer, AnswerScope scope, Place place, ProblemLog problems)
    {
        if (answer is UnreadableAnswer)
        {
            return;
        }

        var rows = (answer as RowsAnswer)?.Rows ?? [];
        var least = Math.Max(repeat.Minimum, IsRequired(repeat, scope) ? 1 : 0);
        if (rows.Count < least)
        {
            problems.Add(ProblemCatalogue.RowsTooFew, place, $"“{repeat.Code}” has {rows.Count} rows; at least {least} must be given.");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            Validate(repeat.Scope, rows[i], scope, place.Item(i + 1), problems);
        }
    }

    private bool IsRequired(Question question, AnswerScope scope) =>
        question.Rules.Required is { } required
        && (conditionsAreSound || required.References.Count == 0)
        && question is not (CalculatedQuestion or UnreadableQuestion)
        && required.Holds(scope);

    private string Label(Question question) => question.Label.In(round.Questionnaire.DefaultLanguage);
}
