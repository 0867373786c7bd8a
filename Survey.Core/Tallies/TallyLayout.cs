using System.Runtime.CompilerServices;
using Survey.Core.Analysis;
using Survey.Core.Results;
using Survey.Core.Rounds;

namespace Survey.Core.Tallies;

/// <summary>The counters of a round's tallies.</summary>
internal sealed class TallyLayout
{
    // A tally is written with each answer that it counts, so it must stay small.
    private const int MostValuesOfQuestion = 256;
    private const int MostValuesOfAll = 16_384;

    private static readonly ConditionalWeakTable<Round, TallyLayout> Known = [];

    private TallyLayout(Round round)
    {
        Overview = OverviewLayout.Of(round);
        Results = ResultLayout.Of(round);
        Visitor = new AnswerVisitor(Results, ResultSelection.All, new Dictionary<string, int>(StringComparer.Ordinal));
        WithValues = [.. Results.Questions.Where(question => question.HasValues).Select(question => question.Number)];
        MostValues = Math.Min(MostValuesOfQuestion, MostValuesOfAll / Math.Max(1, WithValues.Count));
    }

    public OverviewLayout Overview { get; }

    public ResultLayout Results { get; }

    public AnswerVisitor Visitor { get; }

    /// <summary>The numbers of the questions whose values are counted one by one.</summary>
    public IReadOnlyList<int> WithValues { get; }

    /// <summary>The most different values of a question that a tally keeps.</summary>
    public int MostValues { get; }

    /// <summary>The layout of a round; made once for each object.</summary>
    public static TallyLayout Of(Round round) => Known.GetValue(round, each => new TallyLayout(each));
}
