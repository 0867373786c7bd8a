using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Responses;

/// <summary>
/// Checks whether the answers of a response are complete and consistent. All input channels use this validator. Only
/// a response that counts (submitted, endorsed) is checked; a draft may lack answers and may keep answers that are
/// not relevant now.
/// </summary>
/// <param name="round">The round that the responses belong to.</param>
/// <param name="conditionsAreSound">
/// False if the questionnaire itself has problems. Checks that depend on its conditions are then skipped, so one
/// mistyped code is reported once and not again for every response.
/// </param>
/// <param name="isSent">
/// True for what people send, to which the default of <see cref="Repeat.MostRows"/> applies; false for what is loaded or stored.
/// </param>
public sealed class ResponseValidator(Round round, bool conditionsAreSound = true, bool isSent = false)
{
    /// <summary>Reports all problems of a response.</summary>
    /// <param name="response">The response to check.</param>
    /// <param name="place">The place of the response.</param>
    /// <param name="problems">Collects the problems.</param>
    public void Validate(Response response, Place place, ProblemLog problems)
    {
        if (!response.State.Counts())
        {
            return;
        }

        // The day of submission is a day in UTC, and an open round may close on the next day in UTC.
        if (
            response.SubmittedOn < (round.OpensAt is { } opens ? DateOnly.FromDateTime(opens.UtcDateTime) : null)
            || response.SubmittedOn > (round.ClosesAt is { } closes ? DateOnly.FromDateTime(closes.UtcDateTime.AddTicks(-1)) : null))
        {
            problems.Add(ProblemCatalogue.ResponseOutsideDates, place.Member("submittedOn"));
        }

        Validate(response.ToScope(round), place.Member("answers"), problems);
    }

    private void Validate(AnswerScope scope, Place place, ProblemLog problems)
    {
        var questions = scope.Questions.Questions;
        for (var i = 0; i < questions.Count; i++)
        {
            var scoped = questions[i];
            var question = scoped.Question;
            var itsPlace = new AnswerPlace(place, question.Code);
            var answer = scope.FindAnswer(question.Code);
            var inDoubt = scoped.Conditions.Count > 0 && (!conditionsAreSound || scope.IsInDoubt(scoped));
            if (conditionsAreSound && !inDoubt && scope.FindFailure(scoped) is { } failure)
            {
                AddFailure(question, failure, scope, itsPlace, problems);
            }

            if (inDoubt ? answer is not null : scope.IsRelevant(scoped))
            {
                ValidateAsked(question, answer, scope, itsPlace, problems);
            }
            else if (!inDoubt && answer is not null)
            {
                problems.Add(
                    ProblemCatalogue.AnswerNotRelevant,
                    itsPlace.ToPlace(),
                    ("question", question.Label),
                    ("conditions", ConditionWords.Of(scope, scoped.Conditions)));
            }
        }
    }

    private void ValidateAsked(Question question, Answer? answer, AnswerScope scope, AnswerPlace place, ProblemLog problems)
    {
        if (question is Repeat repeat)
        {
            ValidateRows(repeat, answer, scope, place, problems);
        }
        else if (answer is null && IsRequired(question, scope, place, problems))
        {
            AddMissing(question, place, problems);
        }

        if (answer is null or UnreadableAnswer || !conditionsAreSound)
        {
            return;
        }

        if (question is ChoiceQuestion { Filter: not null } filtered)
        {
            ValidateOffered(filtered, answer, scope, place, problems);
        }

        if (question is not Repeat && !MayHold(question, answer, scope))
        {
            problems.Add(ProblemCatalogue.AnswerReadOnly, place.ToPlace(), ("question", question.Label));
        }

        if (question.Rules.Constraint is { } constraint
            && Holds(question, constraint, scope, answer, place, problems) == false)
        {
            var own = question.Rules.ConstraintMessage;
            AddOwnOrGeneral(ProblemCatalogue.AnswerConstraint, own, question, constraint, scope, place, problems);
        }

        if (question.Rules.Warning is { } warning && Holds(question, warning, scope, answer, place, problems) == true)
        {
            AddOwnOrGeneral(ProblemCatalogue.AnswerDoubtful, question.Rules.WarningMessage, question, warning, scope, place, problems);
        }
    }

    private bool MayHold(Question question, Answer answer, AnswerScope scope) =>
        !DefaultAnswer.IsOnlyAnswer(question, scope)
        || (DefaultAnswer.Find(question, round.Frameworks) is { } first && Write(first) == Write(answer));

    private static string Write(Answer answer) => AnswerJson.Write(new AnswerSet([new("answer", answer)]));

    private static void ValidateOffered(ChoiceQuestion question, Answer answer, AnswerScope scope, AnswerPlace place, ProblemLog problems)
    {
        IReadOnlyList<string> codes = answer switch
        {
            ChoiceAnswer one => [one.Code],
            ChoicesAnswer several => several.Codes,
            _ => [],
        };
        foreach (var code in codes)
        {
            // A code may stand in the list twice, which only the filter tells apart.
            var choices = question.Choices.Choices.Where(choice => choice.Code == code);
            var results = choices.Select(choice => question.Evaluate(choice, scope)).ToList();
            if (results.Find(result => result.Failure is not null) is { Failure: { } failure })
            {
                AddFailure(question, failure, scope, place, problems);
                return;
            }

            if (!results.Exists(result => result.Truth))
            {
                problems.Add(
                    ProblemCatalogue.AnswerNotOffered,
                    place.ToPlace(),
                    ("question", question.Label),
                    ("found", code),
                    ("filter", ConditionWords.Of(scope, question.Filter!)));
            }
        }
    }

    /// <summary>Whether a condition holds for an answer; null if it could not be evaluated, which is reported.</summary>
    private static bool? Holds(
        Question question,
        Expression condition,
        AnswerScope scope,
        Answer answer,
        AnswerPlace place,
        ProblemLog problems)
    {
        var result = condition.Evaluate(scope, answer);
        if (result.Failure is not { } failure)
        {
            return result.Truth;
        }

        AddFailure(question, failure, scope, place, problems);
        return null;
    }

    private static void AddOwnOrGeneral(
        ProblemKind kind,
        LocalizedText? own,
        Question question,
        Expression condition,
        AnswerScope scope,
        AnswerPlace place,
        ProblemLog problems)
    {
        if (own is not null)
        {
            problems.Add(kind["own"], place.ToPlace(), ("message", own));
        }
        else if (kind == ProblemCatalogue.AnswerConstraint && condition.Text == NumberUnit.PercentLimits)
        {
            problems.Add(ProblemCatalogue.AnswerConstraint["percent"], place.ToPlace(), ("question", question.Label));
        }
        else
        {
            problems.Add(kind, place.ToPlace(), ("question", question.Label), ("rule", ConditionWords.Of(scope, condition)));
        }
    }

    private void ValidateRows(Repeat repeat, Answer? answer, AnswerScope scope, AnswerPlace place, ProblemLog problems)
    {
        if (answer is UnreadableAnswer)
        {
            return;
        }

        var rows = (answer as RowsAnswer)?.Rows ?? [];
        ValidateCount(repeat, rows.Count, scope, place, problems);
        var most = repeat.GetMostRows(isLoaded: !isSent);
        if (rows.Count > most)
        {
            problems.Add(
                ProblemCatalogue.RowsTooMany,
                place.ToPlace(),
                ("question", repeat.Label),
                ("found", rows.Count),
                ("most", most));
        }

        var least = Math.Max(repeat.Minimum, IsRequired(repeat, scope, place, problems) ? 1 : 0);
        if (rows.Count < least && repeat.Count is null)
        {
            problems.Add(ProblemCatalogue.RowsTooFew, place.ToPlace(), ("question", repeat.Label), ("count", least));
        }

        if (rows.Count == 0)
        {
            return;
        }

        var around = place.ToPlace();
        foreach (var row in scope.GetRows(repeat))
        {
            Validate(row, around.Item(row.Position), problems);
        }
    }

    private void ValidateCount(Repeat repeat, int found, AnswerScope scope, AnswerPlace place, ProblemLog problems)
    {
        if (repeat.Count is not { } count || !conditionsAreSound)
        {
            return;
        }

        var result = count.Evaluate(scope);
        if (result.Failure is { } failure)
        {
            AddFailure(repeat, failure, scope, place, problems);
            return;
        }

        // A count without a value asks for no rows, as a count of 0 does.
        var wanted = double.IsNaN(result.Number) ? 0 : (int)Math.Clamp(Math.Truncate(result.Number), 0, Repeat.LargestRowCount);
        if (found != wanted)
        {
            problems.Add(
                ProblemCatalogue.RowsNotAsCounted,
                place.ToPlace(),
                ("question", repeat.Label),
                ("count", wanted),
                ("found", found),
                ("rule", ConditionWords.Of(scope, count)));
        }
    }

    private bool IsRequired(Question question, AnswerScope scope, AnswerPlace place, ProblemLog problems)
    {
        if (question.Rules.Required is not { } required
            || (!conditionsAreSound && required.References.Count > 0)
            || question.IsForAnalysts
            || question is CalculatedQuestion or UnreadableQuestion)
        {
            return false;
        }

        var result = required.Evaluate(scope);
        if (result.Failure is { } failure)
        {
            AddFailure(question, failure, scope, place, problems);
        }

        return result.Truth;
    }

    private static void AddFailure(Question question, Phrase failure, AnswerScope scope, AnswerPlace place, ProblemLog problems)
    {
        if (scope.Form.TryReport(failure))
        {
            problems.Add(ProblemCatalogue.ExpressionFailed, place.ToPlace(), ("question", question.Label), ("reason", failure));
        }
    }

    private static void AddMissing(Question question, AnswerPlace place, ProblemLog problems)
    {
        if (question.Rules.RequiredMessage is { } own)
        {
            problems.Add(ProblemCatalogue.AnswerMissing["own"], place.ToPlace(), ("message", own));
            return;
        }

        var missing = ProblemCatalogue.AnswerMissing;
        ProblemVariant variant = question.Parts switch
        {
            AnswerParts.Choices or AnswerParts.Ranking => missing["choices"],
            AnswerParts.Codes => missing["coded"],
            AnswerParts.One when question is SelectOneQuestion => missing["choice"],
            AnswerParts.One when question is AcknowledgeQuestion => missing["acknowledge"],
            AnswerParts.None or AnswerParts.One or AnswerParts.Rows => missing,
        };
        problems.Add(variant, place.ToPlace(), ("question", question.Label));
    }

    /// <summary>The place of an answer, which is made only for a problem.</summary>
    private readonly record struct AnswerPlace(Place Around, string Code)
    {
        public Place ToPlace() => Around.Member(Code);
    }
}
