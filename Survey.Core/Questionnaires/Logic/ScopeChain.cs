using System.Collections.Concurrent;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Logic;

/// <summary>
/// A scope of questions with those around it: where names are looked up. The nearest question of a code is meant: in the
/// row, then around it; where none is found so, one in the repeat groups below the row, then below what is around it.
/// </summary>
internal sealed class ScopeChain
{
    private readonly Dictionary<string, Resolution> _below = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Code, int Ups), Resolution?> _known = new();

    /// <summary>The chain of a questionnaire, with those of its repeat groups.</summary>
    public ScopeChain(QuestionScope questions, Repeat? group = null, ScopeChain? outer = null)
    {
        Questions = questions;
        Group = group;
        Outer = outer;
        Depth = outer is null ? 0 : outer.Depth + 1;
        Inner = [.. questions.Questions.Select(each => each.Question).OfType<Repeat>().Select(repeat => new ScopeChain(repeat.Scope, repeat, this))];
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

    /// <summary>The repeat group whose rows these are; null for the questionnaire's own questions.</summary>
    public Repeat? Group { get; }

    public ScopeChain? Outer { get; }

    /// <summary>How many repeat groups are around.</summary>
    public int Depth { get; }

    /// <summary>The scopes of the repeat groups directly below, in order.</summary>
    public IReadOnlyList<ScopeChain> Inner { get; }

    /// <summary>What a reference means; null if there is no such question.</summary>
    /// <remarks>
    /// <c>${code}</c> begins in the row. A path begins as many rows further out as it has <c>..</c> beyond the first; if
    /// nothing of that code is there or around, the <c>..</c> led out of sections, and the nearer rows are looked through.
    /// </remarks>
    public Resolution? Find(ExpressionNode.Reference reference) =>
        _known.GetOrAdd((reference.Code, reference.Ups), static (key, chain) => chain.Find(key.Code, key.Ups), this);

    /// <summary>The scope so many <c>..</c> further out, at most the questionnaire's.</summary>
    public ScopeChain Climb(int ups)
    {
        var chain = this;
        for (var i = 1; i < ups && chain.Outer is { } outer; i++)
        {
            chain = outer;
        }

        return chain;
    }

    /// <summary>The rows that so many <c>..</c> mean; where they lead out of all rows, the outermost. Null outside of repeat groups.</summary>
    public ScopeChain? ClimbToRow(int ups) => Climb(ups) is { Group: not null } row ? row : Outwards().LastOrDefault(chain => chain.Group is not null);

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
        _below[code] = _below.TryGetValue(code, out var before) ? before with { IsAmbiguous = true } : new(this, path, question, IsAmbiguous: false);
    }
}
