using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;

namespace Survey.Core.Tallies;

/// <summary>
/// What one response of an open round adds to tallies. Making it goes through all answers; adding it to a <see cref="Tally"/> only
/// increases counters.
/// </summary>
public sealed class TalliedResponse
{
    private TalliedResponse(IReadOnlyList<TallyPart> parts, IReadOnlyList<int> overview, AnswerCounts answers) =>
        (Parts, Overview, Answers) = (parts, overview, answers);

    /// <summary>The tallies that count it.</summary>
    public IReadOnlyList<TallyPart> Parts { get; }

    internal IReadOnlyList<int> Overview { get; }

    internal AnswerCounts Answers { get; }

    /// <summary>What a response adds; null if it does not count, because it is a draft or withdrawn.</summary>
    /// <param name="response">The response.</param>
    /// <param name="digest">Its digest, with the version of the questionnaire that it answers.</param>
    /// <param name="round">The round's definition.</param>
    public static TalliedResponse? Of(Response response, ResponseDigest digest, Round round)
    {
        if (!digest.Responded)
        {
            return null;
        }

        var layout = TallyLayout.Of(round);
        var answers = new AnswerCounts();
        layout.Visitor.Count(response.ToScope(round), answers, []);
        return new TalliedResponse(
            [.. TallyPart.AllOf(digest.QuestionnaireVersion, digest.Respondent)],
            layout.Overview.GetCounters(digest),
            answers);
    }
}
