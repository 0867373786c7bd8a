using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Logic;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>
/// The questions of one scope: those of the questionnaire outside repeat groups, or those of one repeat group.
/// Sections do not form a scope; a section's condition applies to each question inside it.
/// </summary>
public sealed class QuestionScope
{
    private readonly CodeTable<ScopedQuestion> _byCode;
    private readonly List<ScopedQuestion> _questions = [];
    private readonly byte[][] _names;

    /// <summary>Collects the questions of the items and of their sections. Question codes must be unique.</summary>
    /// <param name="items">The items.</param>
    /// <param name="choiceLists">
    /// The lists of choices that expressions may look into; null for a scope other than the questionnaire's own.
    /// </param>
    public QuestionScope(IReadOnlyList<Item> items, IReadOnlyList<ChoiceList>? choiceLists = null)
    {
        ChoiceLists = choiceLists ?? [];
        Gather(items, []);
        _names = [.. _questions.Select(each => Encoding.UTF8.GetBytes(each.Question.Code))];
        HasLogic = _questions.Exists(each => each.HasLogic);
        _byCode = new(_questions, each => each.Question.Code);
    }

    /// <summary>The lists of choices that expressions may look into; only in the questionnaire's own scope.</summary>
    internal IReadOnlyList<ChoiceList> ChoiceLists { get; }

    /// <summary>The questions in the order of the questionnaire.</summary>
    public IReadOnlyList<ScopedQuestion> Questions => _questions;

    /// <summary>True if a question has a condition or a calculation.</summary>
    internal bool HasLogic { get; }

    /// <summary>The question with that code, or null.</summary>
    public ScopedQuestion? Find(string code) => _byCode.Find(code);

    /// <summary>Reads the answers of this scope and reports all problems.</summary>
    /// <returns>The answers in the order of the questionnaire; null if the value is not an object.</returns>
    public AnswerSet? Read(JsonValue value, AnswerContext context)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        foreach (var (code, member) in members.AllExcept(_byCode))
        {
            value.Problems.Add(
                ProblemCatalogue.AnswerUnknownQuestion,
                member.Place,
                ("found", code),
                ("known", Detail.List(_questions.Select(each => each.Question.Code))));
        }

        var answers = new List<KeyValuePair<string, Answer>>(Math.Min(members.Count, _questions.Count));
        foreach (var (question, _) in _questions)
        {
            if (members.FindData(question.Code) is not { } member)
            {
                continue;
            }

            var errors = value.Problems.Errors;
            var answer = question.ReadAnswer(AnswerInput.Of(member, context.IsStored), context);
            if (answer is null && value.Problems.Errors > errors)
            {
                answer = new UnreadableAnswer();
            }

            if (answer is not null)
            {
                answers.Add(new(question.Code, answer));
            }
        }

        return new AnswerSet(answers);
    }

    /// <summary>
    /// Reads the answers in a document whose form is that of the store: in the order of the questionnaire, with nothing to report. Gives
    /// what <see cref="Read"/> gives, and goes to their end.
    /// </summary>
    /// <returns>False if the document is to be read again with <see cref="Read"/>.</returns>
    internal bool TryRead(ref Utf8JsonReader json, AnswerContext context, [NotNullWhen(true)] out AnswerSet? answers)
    {
        answers = null;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var read = new List<KeyValuePair<string, Answer>>();
        var next = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            while (next < _questions.Count && !json.ValueTextEquals(_names[next]))
            {
                next++;
            }

            if (next == _questions.Count)
            {
                return false;
            }

            var question = _questions[next++].Question;
            json.Read();
            if (json.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (!question.TryRead(ref json, context, out var answer))
            {
                return false;
            }

            if (answer is not null)
            {
                read.Add(new(question.Code, answer));
            }
        }

        answers = new AnswerSet(read);
        return true;
    }

    private void Gather(IReadOnlyList<Item> items, Expression[] conditions)
    {
        foreach (var item in items)
        {
            Expression[] itsConditions = item.Relevant is { } relevant ? [.. conditions, relevant] : conditions;
            if (item is Section section)
            {
                Gather(section.Items, itsConditions);
            }
            else if (item is Question question)
            {
                var scoped = new ScopedQuestion(question, itsConditions);
                _questions.Add(scoped);
            }
        }
    }
}
