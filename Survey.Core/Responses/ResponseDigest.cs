using Survey.Core.Questionnaires.Answers;
using Survey.Core.Rounds;

namespace Survey.Core.Responses;

/// <summary>The facts about a response that the analysis counts. Derived from the response and stored beside it.</summary>
/// <param name="Respondent">The respondent that answered.</param>
/// <param name="State">The state of the response.</param>
/// <param name="Status">The status of its recommendations (<see cref="RecommendationStatus"/>); empty if not answered.</param>
/// <param name="CodedRows">Number of rows with coded themes or elements.</param>
/// <param name="Coverage">The themes and elements that these rows cover together.</param>
/// <param name="IsLate">True if it was submitted after the respondent's deadline.</param>
public sealed record ResponseDigest(
    Respondent Respondent,
    ResponseState State,
    string Status,
    int CodedRows,
    Coverage Coverage,
    bool IsLate)
{
    /// <summary>The version of the questionnaire that it answers.</summary>
    public string QuestionnaireVersion { get; init; } = "";

    /// <summary>The number of the revision; 0 for a response that is not stored.</summary>
    public int Revision { get; init; }

    /// <summary>True if the respondent counts as having responded.</summary>
    public bool Responded => State.Counts();

    /// <summary>
    /// True if the respondent has formulated recommendations: the status is final or provisional, and at least one row is
    /// coded.
    /// </summary>
    public bool IsRecommending => Responded && CodedRows > 0 && Status is RecommendationStatus.Final or RecommendationStatus.Provisional;

    /// <summary>True if the recommendations are provisional or still in discussion.</summary>
    public bool IsInProcess => Responded && Status is RecommendationStatus.Provisional or RecommendationStatus.InDiscussion;

    /// <summary>True if the respondent is recommending and its recommendations are final.</summary>
    public bool IsRecommendingFinal => IsRecommending && Status == RecommendationStatus.Final;

    /// <summary>Derives the digest from a response of the round.</summary>
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
