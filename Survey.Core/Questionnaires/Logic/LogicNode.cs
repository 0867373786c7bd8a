using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>A question as a node of the <see cref="LogicGraph"/>: its relevance and its calculation together.</summary>
/// <param name="index">Its place among all questions, repeat groups opened, from 0.</param>
/// <param name="question">The question.</param>
/// <param name="home">The scope it is asked in.</param>
internal sealed class LogicNode(int index, ScopedQuestion question, ScopeChain home)
{
    public int Index => index;

    public ScopedQuestion Question => question;

    public ScopeChain Home => home;

    /// <summary>Its place in an order in which everything comes after what it depends on, from 0.</summary>
    public int Rank { get; set; }

    /// <summary>What it depends on.</summary>
    public List<LogicEdge> Dependencies { get; } = [];

    /// <summary>What depends on it.</summary>
    public List<LogicEdge> Dependents { get; } = [];

    /// <summary>What decides about it: its conditions, and its calculation.</summary>
    public IEnumerable<Expression> Expressions =>
        question.Question is CalculatedQuestion calculated ? question.Conditions.Append(calculated.Calculation) : question.Conditions;

    /// <summary>Whether anything decides about it.</summary>
    public bool HasLogic => question.Conditions.Count > 0 || question.Question is CalculatedQuestion;
}
