using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Collecting.OpenRounds;

/// <summary>The answers to the questions that the public page of an open round asks (<see cref="OpenSettings.Facts"/>).</summary>
/// <param name="Answers">What could be read.</param>
/// <param name="Unread">What is wrong with the fields that could not be read; the path of a problem is the code of its question.</param>
public sealed record GivenFacts(AnswerSet Answers, IReadOnlyList<Problem> Unread)
{
    /// <summary>The place of problems with the answers; the path is the code of the question.</summary>
    public static readonly Place Form = Place.OfFile("form");

    /// <summary>Reports what could not be read, what is missing, and what breaks a rule of its question.</summary>
    /// <param name="round">Says which questions are asked.</param>
    /// <param name="today">The day, for the rules.</param>
    /// <param name="problems">Receives all problems.</param>
    internal void Report(Round round, DateOnly today, ProblemLog problems)
    {
        if (round.Directory.Types is not [var type, ..])
        {
            return;
        }

        var response = new Response(
            new Respondent("", type, [], Organization: null),
            ResponseState.Submitted,
            round.Questionnaire.DefaultLanguage,
            today,
            SubmittedBy: null,
            EndorsedBy: null,
            Footnote: null,
            Answers);
        var checks = new ProblemLog();
        new ResponseValidator(round, isSent: true).Validate(response, Form, checks);
        foreach (var question in round.Open.Facts)
        {
            var place = Form.Member(question.Code);
            var path = Form.Member("answers").Member(question.Code).Path;
            var found = Unread.FirstOrDefault(problem => problem.Place.Path == place.Path)
                ?? checks.Problems.FirstOrDefault(problem => problem.Severity == Severity.Error && problem.Place.Path == path);
            if (found is not null)
            {
                problems.Add(found with { Place = place });
            }
        }
    }

    /// <summary>The first answers of a draft, with these in their place.</summary>
    internal AnswerSet Replace(AnswerSet first, IReadOnlyList<Question> facts) =>
        new([.. first.Answers.Where(each => facts.All(question => question.Code != each.Key)), .. Answers.Answers]);

    /// <summary>True if a draft has these answers.</summary>
    internal bool AreIn(AnswerSet draft, IReadOnlyList<Question> facts) =>
        AnswerJson.Write(Answers)
        == AnswerJson.Write(new AnswerSet([.. draft.Answers.Where(each => facts.Any(question => question.Code == each.Key))]));
}
