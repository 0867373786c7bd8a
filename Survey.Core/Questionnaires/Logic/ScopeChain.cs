using System.Collections.Concurrent;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// A scope of questions with the scopes around it, in which codes are looked up. The nearest question wins: first in
/// the row, then in the scopes around it. If there is none, the repeat groups below the row are searched, then those
/// below the scopes around it.
/// </summary>
internal sealed class ScopeChain
{
    private readonly Dictionary<string, Resolution> _below = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Code, int Ups), Resolution?> _known = new();

    /// <summary>Creates the chain of a scope and of all its repeat groups.</summary>
    public ScopeChain(QuestionScope questions, Repeat? group = null, ScopeChain? outer = null)
    {
        Questions = questions;
        Group = group;
        Outer = outer;
        Depth = outer is null ? 0 : outer.Depth + 1;
        Inner =
        [
            .. questions
                .Questions.Select(each => each.Question)
                .OfType<Repeat>()
                .Select(repeat => new ScopeChain(repeat.Scope, repeat, this)),
        ];
        foreach (var inner in Inner)
        {
            foreach (var question in inner.Questions.Questions)
            {
                AddBelow([inner.Group!], question);
            }

            foreach (var found in inner._below.Values)
            {
                AddBelow([inner.Group!, .. found.Below], found.Question);
            }
        }
    }

    public QuestionScope Questions { get; }

    /// <summary>The repeat group that the scope is a row of; null for the questionnaire's own scope.</summary>
    public Repeat? Group { get; }

    public ScopeChain? Outer { get; }

    /// <summary>The questionnaire's own scope.</summary>
    public ScopeChain Root => Outer?.Root ?? this;

    /// <summary>Number of repeat groups around the scope.</summary>
    public int Depth { get; }

    /// <summary>The scopes of the repeat groups directly inside, in order.</summary>
    public IReadOnlyList<ScopeChain> Inner { get; }

    /// <summary>Finds the question that a reference stands for; null if there is none.</summary>
    /// <remarks>
    /// <c>${code}</c> starts in the row itself. A path starts further out: one row for each <c>..</c> after the first. If
    /// there is no such question there or further out, the <c>..</c> were meant for sections, and the rows in between are
    /// searched.
    /// </remarks>
    public Resolution? Find(ExpressionNode.Reference reference) =>
        _known.GetOrAdd((reference.Code, reference.Ups), static (key, chain) => chain.Find(key.Code, key.Ups), this);

    /// <summary>
    /// The scope that a number of <c>..</c> leads to, at most that of the questionnaire. The first <c>..</c> stays in the
    /// row.
    /// </summary>
    public ScopeChain Climb(int ups)
    {
        var chain = this;
        for (var i = 1; i < ups && chain.Outer is { } outer; i++)
        {
            chain = outer;
        }

        return chain;
    }

    /// <summary>The row that a number of <c>..</c> leads to; the outermost row if they lead further. Null outside repeat groups.</summary>
    public ScopeChain? ClimbToRow(int ups) =>
        Climb(ups) is { Group: not null } row ? row : Outwards().LastOrDefault(chain => chain.Group is not null);

    private Resolution? Find(string code, int ups)
    {
        var start = Climb(ups);
        IReadOnlyList<ScopeChain> outwards = [.. start.Outwards()];
        IEnumerable<ScopeChain> inwards = Outwards().TakeWhile(chain => chain != start).Reverse();
        return outwards.Concat(inwards).Select(chain => chain.FindHere(code)).FirstOrDefault(found => found is not null)
            ?? outwards.Concat(inwards).Select(chain => chain._below.GetValueOrDefault(code)).FirstOrDefault(found => found is not null);
    }

    private Resolution? FindHere(string code) => Questions.Find(code) is { } question ? new(this, [], question, IsAmbiguous: false) : null;

    private IEnumerable<ScopeChain> Outwards()
    {
        for (var chain = this; chain is not null; chain = chain.Outer)
        {
            yield return chain;
        }
    }

    private void AddBelow(IReadOnlyList<Repeat> path, ScopedQuestion question)
    {
        var code = question.Question.Code;
        _below[code] = _below.TryGetValue(code, out var before)
            ? before with
            {
                IsAmbiguous = true,
            }
            : new(this, path, question, IsAmbiguous: false);
    }
}
