using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>A question as a node of the <see cref="LogicGraph"/>. It stands for the question's relevance and its calculation.</summary>
/// <param name="index">Index in <see cref="LogicGraph.Nodes"/>, from 0.</param>
/// <param name="question">The question of the node.</param>
/// <param name="home">The scope that contains the question.</param>
internal sealed class LogicNode(int index, ScopedQuestion question, ScopeChain home)
{
    public int Index => index;

    public ScopedQuestion Question => question;

    public ScopeChain Home => home;

    /// <summary>Position in an evaluation order in which every node comes after its dependencies, from 0.</summary>
    public int Rank { get; set; }

    /// <summary>The edges to the questions that it depends on.</summary>
    public List<LogicEdge> Dependencies { get; } = [];

    /// <summary>The edges to the questions that depend on it.</summary>
    public List<LogicEdge> Dependents { get; } = [];

    /// <summary>The expressions that determine its state: its conditions, and its calculation.</summary>
    public IEnumerable<Expression> Expressions =>
        question.Question is CalculatedQuestion calculated ? question.Conditions.Append(calculated.Calculation) : question.Conditions;

    /// <summary>True if the question has a condition or a calculation.</summary>
    public bool HasLogic => question.HasLogic;
}
