using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Analysis;

/// <summary>The counters behind an overview, by number.</summary>
/// <param name="types">Number of types of respondents.</param>
/// <param name="themes">Number of themes.</param>
/// <param name="elements">Number of elements.</param>
internal sealed class OverviewLayout(int types, int themes, int elements)
{
    public const int Responded = 0;
    public const int Recommending = 1;
    public const int NotRecommending = 2;
    public const int RecommendingFinal = 3;
    public const int InProcess = 4;
    public const int AllThemes = 5;
    public const int Late = 6;

    private const int FirstType = 7;

    /// <summary>Number of counters.</summary>
    public int Length => Element(elements);

    public static OverviewLayout Of(Round round) =>
        new(round.Directory.Types.Count, round.Framework.Themes.Count, round.Framework.Elements.Count);

    public static int ByType(int type) => FirstType + type;

    public int FinalByType(int type) => FirstType + types + type;

    public int InProcessByType(int type) => FirstType + (2 * types) + type;

    public int Theme(int theme) => FirstType + (3 * types) + theme;

    public int Element(int element) => Theme(themes) + element;

    /// <summary>The counters that a response increases by one; none if it does not count.</summary>
    public IReadOnlyList<int> GetCounters(ResponseDigest digest)
    {
        if (!digest.Responded)
        {
            return [];
        }

        var type = digest.Respondent.Type.Position;
        List<int> counters = [Responded, ByType(type), digest.IsRecommending ? Recommending : NotRecommending];
        if (digest.IsRecommendingFinal)
        {
            counters.AddRange([RecommendingFinal, FinalByType(type)]);
        }

        if (digest.IsInProcess)
        {
            counters.AddRange([InProcess, InProcessByType(type)]);
        }

        if (digest.IsLate)
        {
            counters.Add(Late);
        }

        if (digest.IsRecommending)
        {
            var before = counters.Count;
            foreach (var theme in digest.Coverage.Themes.Positions)
            {
                counters.Add(Theme(theme));
            }

            if (counters.Count - before == themes)
            {
                counters.Add(AllThemes);
            }

            foreach (var element in digest.Coverage.Elements.Positions)
            {
                counters.Add(Element(element));
            }
        }

        return counters;
    }
}
