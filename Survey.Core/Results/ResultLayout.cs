using System.Runtime.CompilerServices;
using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Core.Results;

/// <summary>The counters behind the results of all questions of a round, by number.</summary>
internal sealed class ResultLayout
{
    private static readonly ConditionalWeakTable<Round, ResultLayout> Known = [];

    private readonly Dictionary<Question, QuestionLayout> _byQuestion = new(ReferenceEqualityComparer.Instance);

    private ResultLayout(Round round)
    {
        var questions = new List<QuestionLayout>();
        foreach (var question in ResultQuestion.AllOf(round.Questionnaire))
        {
            var layout = new QuestionLayout(question, questions.Count, Length, round.Frameworks);
            questions.Add(layout);
            _byQuestion.Add(question.Question, layout);
            Length += layout.Length;
        }

        Questions = questions;
    }

    /// <summary>The questions in the order of the questionnaire.</summary>
    public IReadOnlyList<QuestionLayout> Questions { get; }

    /// <summary>Number of counters.</summary>
    public int Length { get; }

    /// <summary>The layout of a round; made once for each object.</summary>
    public static ResultLayout Of(Round round) => Known.GetValue(round, each => new ResultLayout(each));

    /// <summary>The counters of a question, which must be one of the round and no repeat group.</summary>
    public QuestionLayout Get(Question question) => _byQuestion[question];
}

/// <summary>The counters of one question.</summary>
internal sealed class QuestionLayout
{
    private const int Head = 4;

    private readonly int _first;
    private readonly int _perEntry;
    private readonly Dictionary<string, int> _positions;

    public QuestionLayout(ResultQuestion question, int number, int first, FrameworkSet frameworks)
    {
        Question = question;
        Number = number;
        Kind = ResultKinds.Of(question.Question);
        Framework = question.Question is CodedQuestion coded ? frameworks.Get(coded.Framework) : null;
        Entries = ResultKinds.EntriesOf(question.Question, frameworks);
        _positions = Entries.Select((entry, position) => (entry.Code, position))
            .ToDictionary(entry => entry.Code, entry => entry.position, StringComparer.Ordinal);
        _first = first;
        _perEntry = Kind == ResultKind.Ranks ? 3 : 2;
    }

    public ResultQuestion Question { get; }

    /// <summary>The position of the question among all, from 0.</summary>
    public int Number { get; }

    /// <summary>How it is tabulated, unless its answers show that it has no numbers.</summary>
    public ResultKind Kind { get; }

    /// <summary>The framework of a coded question; null for other questions.</summary>
    public Framework? Framework { get; }

    /// <summary>The choices or elements.</summary>
    public IReadOnlyList<(string Code, LocalizedText Label)> Entries { get; }

    /// <summary>True for a calculation, whose values may be numbers or texts.</summary>
    public bool IsCalculated => Question.Question is CalculatedQuestion;

    /// <summary>True if how often each value occurs is counted, too.</summary>
    public bool HasValues => Kind is ResultKind.Numbers or ResultKind.Dates;

    /// <summary>Responses or rows in which the question is relevant.</summary>
    public int Asked => _first;

    /// <summary>Those that have an answer.</summary>
    public int Answered => _first + 1;

    /// <summary>Respondents with an answer.</summary>
    public int Respondents => _first + 2;

    /// <summary>Answers to a question about numbers that are not numbers.</summary>
    public int Others => _first + 3;

    public int Length => Head + (Entries.Count * _perEntry);

    /// <summary>How often an entry was named.</summary>
    public int Count(int entry) => _first + Head + (entry * _perEntry);

    /// <summary>The respondents that named it.</summary>
    public int By(int entry) => Count(entry) + 1;

    /// <summary>The sum of its ranks; only for <see cref="ResultKind.Ranks"/>.</summary>
    public int Ranks(int entry) => Count(entry) + 2;

    /// <summary>The position of a choice; null for a code that is not listed.</summary>
    public int? FindPosition(string code) => _positions.TryGetValue(code, out var position) ? position : null;
}
