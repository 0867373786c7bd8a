using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// The answers that an expression may refer to: those in its own scope and, inside a row, also those around the row.
/// An answer to a question that is not relevant counts as not given, even if a draft still has it.
/// </summary>
/// <remarks>
/// Relevance and calculations are evaluated on first use and cached. The verifier refuses cycles; if one is evaluated
/// anyway, a question that is still being evaluated counts as relevant and its calculation as empty. Not thread-safe.
/// </remarks>
public sealed class AnswerScope
{
    private readonly AnswerScope? _outer;
    private readonly ScopeChain _chain;
    private readonly FormEvaluation _form;
    private readonly AnswerSet _answers;
    private readonly Dictionary<string, QuestionState>? _states;
    private Dictionary<string, Answer?>? _changed;
    private Dictionary<string, IReadOnlyList<AnswerScope>>? _rows;
    private Dictionary<string, ExpressionValue>? _sets;

    /// <summary>The questionnaire's list of choices with that code, or null.</summary>
    internal ChoiceList? FindList(string code) => _chain.Root.Questions.ChoiceLists.FirstOrDefault(list => list.Code == code);

    /// <summary>Creates the scope of a questionnaire, or of a row.</summary>
    /// <param name="questions">The questions of this scope.</param>
    /// <param name="answers">The answers to these questions.</param>
    /// <param name="outer">
    /// The scope around the row; <paramref name="answers"/> must be a row of one of its repeat groups. Null outside
    /// repeat groups.
    /// </param>
    /// <param name="surroundings">
    /// The current time and other context; null for <see cref="EvaluationContext.Timeless"/>. A row uses the context of its
    /// outer scope instead.
    /// </param>
    /// <exception cref="ArgumentException">The answers are not a row of the outer scope.</exception>
    public AnswerScope(QuestionScope questions, AnswerSet answers, AnswerScope? outer, EvaluationContext? surroundings = null)
    {
        Questions = questions;
        _answers = answers;
        _outer = outer;
        if (outer is null)
        {
            var graph = LogicGraph.Of(questions);
            _chain = graph.Root;
            _states = MakeStates();
            _form = new FormEvaluation(this, graph, surroundings ?? EvaluationContext.Timeless);
            return;
        }

        _chain = outer._chain.Inner.First(inner => inner.Questions == questions);
        _form = outer._form;
        var twin = outer.GetRows(_chain.Group!).FirstOrDefault(row => row._answers == answers)
            ?? throw new ArgumentException("The answers are no row of the outer scope.", nameof(answers));
        Position = twin.Position;
        _states = twin._states;
    }

    private AnswerScope(ScopeChain chain, AnswerSet answers, AnswerScope outer, int position)
    {
        Questions = chain.Questions;
        Position = position;
        _answers = answers;
        _outer = outer;
        _chain = chain;
        _form = outer._form;
        _states = MakeStates();
    }

    /// <summary>The questions of this scope.</summary>
    public QuestionScope Questions { get; }

    /// <summary>Number of the row, from 1; 0 outside repeat groups.</summary>
    public int Position { get; }

    /// <summary>The scope around the row; null outside repeat groups.</summary>
    public AnswerScope? Outer => _outer;

    internal EvaluationContext EvaluationContext => _form.EvaluationContext;

    internal FormEvaluation Form => _form;

    internal ScopeChain Chain => _chain;

    /// <summary>True if the question of this scope is relevant with the current answers.</summary>
    public bool IsRelevant(ScopedQuestion question) => question.Conditions.Count == 0 || GetState(question).IsRelevant;

    /// <summary>The answer to a question of this scope, whether relevant or not; null if there is none.</summary>
    public Answer? FindAnswer(string code) =>
        _changed is not null && _changed.TryGetValue(code, out var changed) ? changed : _answers.Find(code);

    /// <summary>
    /// The answer or calculated value of a question of this scope as text; empty if there is none or the question is not
    /// relevant.
    /// </summary>
    public string GetText(ScopedQuestion question)
    {
        if (question.Question is CalculatedQuestion)
        {
            return GetState(question).Value;
        }

        return IsRelevant(question) ? FindAnswer(question.Question.Code)?.ToText() ?? "" : "";
    }

    /// <summary>The reason why the condition or calculation of a question of this scope failed; null if it did not fail.</summary>
    public Phrase? FindFailure(ScopedQuestion question) => GetState(question).Failure;

    /// <summary>The rows of a repeat group of this scope, in order, whether relevant or not; empty if it was not answered.</summary>
    public IReadOnlyList<AnswerScope> GetRows(Repeat group)
    {
        if (FindAnswer(group.Code) is not RowsAnswer answer)
        {
            return [];
        }

        _rows ??= new(StringComparer.Ordinal);
        if (!_rows.TryGetValue(group.Code, out var rows))
        {
            rows = MakeRows(group, answer.Rows);
            _rows.Add(group.Code, rows);
        }

        return rows;
    }

    private AnswerScope[] MakeRows(Repeat group, IReadOnlyList<AnswerSet> answers)
    {
        var chain = _chain.Inner.First(inner => inner.Questions == group.Scope);
        var rows = new AnswerScope[answers.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new AnswerScope(chain, answers[i], this, i + 1);
        }

        return rows;
    }

    /// <summary>The rows of a repeat group of this scope, in order; empty if the group is not relevant or was not answered.</summary>
    public IReadOnlyList<AnswerScope> GetRelevantRows(Repeat group) =>
        IsRelevant(Questions.Find(group.Code)!) ? GetRows(group) : [];

    /// <summary>The answers to relevant questions, in the order of the questionnaire. This is what a submission contains.</summary>
    public AnswerSet ToRelevantAnswers() => ToAnswers(onlyRelevant: true);

    /// <summary>All answers, whether relevant or not, in the order of the questionnaire. This is what a draft contains.</summary>
    public AnswerSet ToAllAnswers() => ToAnswers(onlyRelevant: false);

    /// <summary>True if a condition of the question refers to an answer that could not be read, so its relevance is unknown.</summary>
    internal bool IsInDoubt(ScopedQuestion question)
    {
        foreach (var condition in question.Conditions)
        {
            foreach (var code in condition.References)
            {
                if (FindNearestAnswer(code) is UnreadableAnswer)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// The answer to the nearest question with that code as text; empty if there is none or the question is not relevant.
    /// </summary>
    internal string GetText(string code) => ReferenceReader.GetValue(this, new ExpressionNode.Reference(code, Ups: 0)).ToText();

    /// <summary>The question that a code refers to from here; null if there is none.</summary>
    internal Question? FindQuestion(string code) => _chain.Find(new ExpressionNode.Reference(code, Ups: 0))?.Question.Question;

    /// <summary>This scope and the scopes around it, innermost first.</summary>
    internal IEnumerable<AnswerScope> Outwards()
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            yield return scope;
        }
    }

    internal bool TakeSteps(int steps) => _form.TakeSteps(steps);

    /// <summary>All rows of a scope below this one; for this scope's own chain, only this scope.</summary>
    internal IEnumerable<AnswerScope> Instances(ScopeChain chain) =>
        chain == _chain ? [this] : Instances(chain.Outer!).SelectMany(scope => scope.GetRows(chain.Group!));

    /// <summary>The scope around this one (or this one itself) that belongs to the chain.</summary>
    internal AnswerScope Climb(ScopeChain chain)
    {
        var scope = this;
        while (scope._chain != chain)
        {
            scope = scope._outer!;
        }

        return scope;
    }

    /// <summary>Evaluates the relevance and the calculation of a question of this scope.</summary>
    /// <returns>True if the result differs from the one before.</returns>
    internal bool WorkOut(ScopedQuestion question)
    {
        var code = question.Question.Code;
        var before = _states?.GetValueOrDefault(code);
        var now = Evaluate(question, before);
        _states![code] = now;
        return now != before;
    }

    /// <summary>Replaces an answer. The row scopes of a repeat group are created again on next use.</summary>
    internal void Replace(Question question, Answer? answer)
    {
        (_changed ??= new(StringComparer.Ordinal))[question.Code] = answer;
        _rows?.Remove(question.Code);
        ForgetSets();
    }

    /// <summary>The answers that a code refers to in all rows, seen from here. Cached.</summary>
    internal ExpressionValue GetSet(string code, Func<ExpressionValue> gather)
    {
        _sets ??= new(StringComparer.Ordinal);
        if (!_sets.TryGetValue(code, out var set))
        {
            set = gather();
            _sets.Add(code, set);
        }

        return set;
    }

    /// <summary>Clears the cached sets of this scope and of those around it, because one of their answers has changed.</summary>
    internal void ForgetSets()
    {
        foreach (var scope in Outwards())
        {
            scope._sets = null;
        }
    }

    private QuestionState Evaluate(ScopedQuestion question, QuestionState? before)
    {
        Phrase? failure = null;
        foreach (var condition in question.Conditions)
        {
            var result = condition.Evaluate(this);
            failure ??= result.Failure;
            if (result is { Failure: null, Truth: false })
            {
                return new(IsRelevant: false, "", failure is null ? null : "relevant", failure);
            }
        }

        if (failure is not null || question.Question is not CalculatedQuestion calculated)
        {
            return failure is null ? QuestionState.Asked : new(IsRelevant: true, "", "relevant", failure);
        }

        var value = calculated.Calculation.Evaluate(this, before?.Value ?? "", owner: calculated.Code);
        return new(IsRelevant: true, value.Text == "NaN" ? "" : value.Text, value.Failure is null ? null : "calculation", value.Failure);
    }

    private QuestionState GetState(ScopedQuestion question)
    {
        if (!question.HasLogic)
        {
            return QuestionState.Asked;
        }

        _form.Ensure(_form.Graph.Get(question));
        return _states?.GetValueOrDefault(question.Question.Code) ?? QuestionState.Asked;
    }

    private AnswerSet ToAnswers(bool onlyRelevant)
    {
        var kept = new List<KeyValuePair<string, Answer>>();
        foreach (var scoped in Questions.Questions.Where(each => !onlyRelevant || IsRelevant(each)))
        {
            var answer = scoped.Question is Repeat group && FindAnswer(group.Code) is RowsAnswer
                ? new RowsAnswer([.. GetRows(group).Select(row => row.ToAnswers(onlyRelevant))])
                : FindAnswer(scoped.Question.Code);
            if (answer is not null)
            {
                kept.Add(new(scoped.Question.Code, answer));
            }
        }

        return new AnswerSet(kept);
    }

    private Answer? FindNearestAnswer(string code)
    {
        var scope = this;
        while (scope is not null && scope.Questions.Find(code) is null)
        {
            scope = scope._outer;
        }

        return scope?.FindAnswer(code);
    }

    private Dictionary<string, QuestionState>? MakeStates() => Questions.HasLogic ? new(StringComparer.Ordinal) : null;
}
