using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Results;

/// <summary>Which rows of a round to show. Each condition may be missing (null); all that are given must hold.</summary>
public sealed record RowFilter
{
    /// <summary>Status of responses that count as recommending, final or not.</summary>
    public const string Recommending = "recommending";

    /// <summary>Status of responses whose recommendations are provisional or in discussion.</summary>
    public const string InProcess = "in-process";

    /// <summary>All rows.</summary>
    public static RowFilter All { get; } = new();

    /// <summary>Every status that can be asked for: the two groups, then the statuses of a response.</summary>
    public static IReadOnlyList<string> Statuses { get; } =
    [
        Recommending, InProcess, RecommendationStatus.Final, RecommendationStatus.Provisional, RecommendationStatus.InDiscussion,
        RecommendationStatus.NotShareable, RecommendationStatus.None,
    ];

    /// <summary>A coded answer of the row covers this element.</summary>
    public Element? Element { get; init; }

    /// <summary>A coded answer of the row covers this theme.</summary>
    public Theme? Theme { get; init; }

    /// <summary>A region of the respondent.</summary>
    public Region? Region { get; init; }

    /// <summary>The type of the respondent.</summary>
    public OrganizationType? Type { get; init; }

    /// <summary>The respondent is one of these, by code or id; empty for any.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>The <see cref="AnsweredRow.RepeatPath"/> of the row.</summary>
    public string? Repeat { get; init; }

    /// <summary>One of <see cref="Statuses"/>.</summary>
    public string? Status { get; init; }

    /// <summary>Only rows of responses that count.</summary>
    public bool OnlyCounted { get; init; }

    /// <summary>The rows of a response that pass, in order.</summary>
    public IEnumerable<AnsweredRow> Select(Response response, Round round)
    {
        // The cheap conditions first: most responses need no digest and no scope.
        if (!AcceptsRespondent(response))
        {
            return [];
        }

        var digest = ResponseDigest.Of(response, round);
        return AcceptsStatus(digest) ? AnsweredRow.Of(response, digest, round).Where(row => AcceptsRow(row, round)) : [];
    }

    private bool AcceptsRespondent(Response response) =>
        (!OnlyCounted || response.State.Counts())
        && (Organizations.Count == 0 || Organizations.Contains(response.Respondent.Id, StringComparer.Ordinal))
        && (Region is null || response.Respondent.Regions.Contains(Region))
        && (Type is null || response.Respondent.Type.Position == Type.Position);

    private bool AcceptsStatus(ResponseDigest digest) => Status switch
    {
        null => true,
        Recommending => digest.IsRecommending,
        InProcess => digest.IsInProcess,
        _ => digest.Status == Status,
    };

    private bool AcceptsRow(AnsweredRow row, Round round) =>
        (Repeat is null || row.RepeatPath == Repeat)
        && (Element is null || row.Covers(Element, round))
        && (Theme is null || row.Covers(Theme, round));
}
