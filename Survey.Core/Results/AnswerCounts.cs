using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;

namespace Survey.Core.Results;

/// <summary>What one response, or some of its rows, add to the counters of <see cref="ResultLayout"/>.</summary>
internal sealed class AnswerCounts
{
    private readonly HashSet<int> _respondents = [];

    /// <summary>Counters with what each increases by; a counter may occur several times.</summary>
    public List<(int Counter, int Amount)> Counters { get; } = [];

    /// <summary>Counters of respondents, each once.</summary>
    public IReadOnlyCollection<int> Respondents => _respondents;

    /// <summary>Numbers, and days as numbers, by the number of their question.</summary>
    public List<(int Question, decimal Value)> Values { get; } = [];

    /// <summary>Counts a response or row in which a question is relevant.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">Its answer; null if there is none.</param>
    public void Add(QuestionLayout question, Answer? answer)
    {
        Counters.Add((question.Asked, 1));
        if (answer is null)
        {
            return;
        }

        Counters.Add((question.Answered, 1));
        _respondents.Add(question.Respondents);
        switch (question.Kind)
        {
            case ResultKind.Choices or ResultKind.Ranks:
                IReadOnlyList<string> codes = answer is ChoicesAnswer many ? many.Codes : [answer.ToText()];
                for (var rank = 1; rank <= codes.Count; rank++)
                {
                    if (question.FindPosition(codes[rank - 1]) is { } choice)
                    {
                        AddEntry(question, choice);
                        if (question.Kind == ResultKind.Ranks)
                        {
                            Counters.Add((question.Ranks(choice), rank));
                        }
                    }
                }

                break;

            case ResultKind.Elements:
                foreach (var element in Coverage.Of((CodedAnswer)answer, question.Framework!).Elements.Positions)
                {
                    AddEntry(question, element);
                }

                break;

            case ResultKind.Numbers when GivenAnswer.FindNumber(answer) is { } number:
                Values.Add((question.Number, number));
                break;

            case ResultKind.Numbers:
                Counters.Add((question.Others, 1));
                break;

            case ResultKind.Dates:
                Values.Add((question.Number, ((DateAnswer)answer).Value.DayNumber));
                break;

            case ResultKind.Answers:
                break;

            default:
                throw new InvalidOperationException($"No kind {question.Kind}.");
        }
    }

    private void AddEntry(QuestionLayout question, int entry)
    {
        Counters.Add((question.Count(entry), 1));
        _respondents.Add(question.By(entry));
    }
}
