namespace Survey.Core.Results.Disclosure;

/// <summary>What may be published about a question of a round whose respondents are anonymous.</summary>
/// <param name="Result">The result, with counts that may not be published.</param>
/// <param name="Answered">
/// Number of respondents that answered; null if it may not be published. Then nothing else about the question is.
/// </param>
/// <param name="Entries">
/// The choices or elements in the order of the questionnaire; choices that are added up come last, as one entry.
/// </param>
/// <param name="Groups">The answers of regions and of types, as far as they may be published.</param>
public sealed record PublishedQuestion(
    QuestionResult Result,
    int? Answered,
    IReadOnlyList<PublishedEntry> Entries,
    IReadOnlyList<PublishedGroups> Groups)
{
    /// <summary>
    /// The median; null if there is none, or too few answers. The mean is not published: times the number of answers it is their sum, which
    /// can tell how many gave a rare answer.
    /// </summary>
    public decimal? Median => Answered is null ? null : Result.Total.Numbers?.Median;
}

/// <summary>One choice or element, or several choices that are added up because too few respondents made one of them.</summary>
/// <param name="Entries">One entry, or those that are added up.</param>
/// <param name="Count">Number of respondents.</param>
public sealed record PublishedEntry(IReadOnlyList<EntryCount> Entries, PublishedCount Count);

/// <summary>A count as it may be published.</summary>
/// <param name="Number">The count; null if it is withheld.</param>
/// <param name="Reason">Why it is withheld.</param>
public readonly record struct PublishedCount(int? Number, Withheld Reason = Withheld.Nothing);

/// <summary>Why a count is withheld.</summary>
public enum Withheld
{
    /// <summary>It is published.</summary>
    Nothing,

    /// <summary>It is above 0 and below the smallest count that may be published.</summary>
    TooFew,

    /// <summary>All but too few respondents are counted, so that those that are not could be computed.</summary>
    AllButTooFew,

    /// <summary>A count that is too small could be computed from it, or it is such a count.</summary>
    Protected,
}

/// <summary>The answers of the regions, or of the types.</summary>
/// <param name="Kind">Regions or types.</param>
/// <param name="Rows">The groups in the order of the directory. Groups with too few respondents are added up in a last row.</param>
public sealed record PublishedGroups(ResultGroupKind Kind, IReadOnlyList<PublishedRow> Rows);

/// <summary>The answers of a group of respondents.</summary>
/// <param name="Groups">One group, or several that are added up; none if it has only respondents without a region.</param>
/// <param name="Answered">Number of respondents that answered.</param>
/// <param name="Counts">The counts, in the order of <see cref="PublishedQuestion.Entries"/>.</param>
/// <param name="HasWithoutRegion">True if respondents without a region are among them.</param>
public sealed record PublishedRow(
    IReadOnlyList<ResultGroup> Groups,
    int Answered,
    IReadOnlyList<PublishedCount> Counts,
    bool HasWithoutRegion);
