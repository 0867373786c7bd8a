using Survey.Core.Questionnaires.Answers;
using Survey.Core.Rounds;

namespace Survey.Core.Responses;

/// <summary>What the analysis needs of a response. It is derived from the response and stored beside it.</summary>
/// <param name="Respondent">Who answered.</param>
/// <param name="State">Where the response stands.</param>
/// <param name="Status">The status of its recommendations (<see cref="RecommendationStatus"/>); empty if not answered.</param>
/// <param name="CodedRows">How many rows are keyed to the framework.</param>
/// <param name="Coverage">What these rows cover together.</param>
/// <param name="IsLate">Whether it was submitted after the round's deadline.</param>
public sealed record ResponseDigest(
    Respondent Respondent,
    ResponseState State,
    string Status,
    int CodedRows,
    Coverage Coverage,
    bool IsLate)
{
    /// <summary>The version of the questionnaire it answers.</summary>
    public string QuestionnaireVersion { get; init; } = "";

    /// <summary>Whether the respondent counts as having responded.</summary>
    public bool Responded => State.Counts();

    /// <summary>Whether it formulated recommendations: a status of final or provisional, and at least one coded row.</summary>
    public bool IsRecommending => Responded && CodedRows > 0 && Status is RecommendationStatus.Final or RecommendationStatus.Provisional;

    /// <summary>Whether its recommendations are not final: provisional, or in discussion.</summary>
    public bool IsInProcess => Responded && Status is RecommendationStatus.Provisional or RecommendationStatus.InDiscussion;

    /// <summary>Whether it is recommending, and what it recommends is final.</summary>
    public bool IsRecommendingFinal => IsRecommending && Status == RecommendationStatus.Final;

    /// <summary>Derives the digest of a response.</summary>
    public static ResponseDigest Of(Response response, Round round)
    {
        var analysis = round.Analysis;
        var coverage = Coverage.None;
        var codedRows = 0;
        foreach (var row in response.Answers.GetRows(analysis.Repeat))
        {
            if (row.Find(analysis.Coded) is CodedAnswer coded)
            {
                coverage |= Coverage.Of(coded, round.Framework);
                codedRows++;
            }
        }

        var status = response.ToScope(round).GetText(analysis.Status);
        return new ResponseDigest(
            response.Respondent,
            response.State,
            status,
            codedRows,
            coverage,
            response.IsLateFor(round))
        {
            QuestionnaireVersion = round.Questionnaire.Version,
        };
    }
}
