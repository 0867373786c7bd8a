using Survey.Core.Organizations;
using Survey.Core.Responses;

namespace Survey.Core.Comparisons;

/// <summary>What happened to a response between two states of one round.</summary>
/// <param name="Organization">Whose response it is.</param>
/// <param name="Kinds">What happened, in the order of <see cref="ResponseChangeKind.All"/>; at least one.</param>
public sealed record ResponseChange(Organization Organization, IReadOnlyList<ResponseChangeKind> Kinds)
{
    /// <summary>
    /// The responses that changed, in the directory's order; empty in an open round, whose respondents are only counted.
    /// </summary>
    /// <param name="before">One digest of each respondent in the earlier state.</param>
    /// <param name="after">One digest of each respondent in the later state.</param>
    public static IReadOnlyList<ResponseChange> AllOf(IEnumerable<ResponseDigest> before, IEnumerable<ResponseDigest> after)
    {
        var earlier = before
            .Where(digest => digest.Respondent.Organization is not null)
            .ToDictionary(digest => digest.Respondent.Id, StringComparer.Ordinal);
        return
        [
            .. after
                .Where(digest => digest.Respondent.Organization is not null)
                .Select(digest => new ResponseChange(
                    digest.Respondent.Organization!,
                    [.. KindsOf(earlier.GetValueOrDefault(digest.Respondent.Id), digest)]))
                .Where(change => change.Kinds.Count > 0)
                .OrderBy(change => change.Organization.Position),
        ];
    }

    private static IEnumerable<ResponseChangeKind> KindsOf(ResponseDigest? before, ResponseDigest after)
    {
        if (before?.Responded != true)
        {
            if (after.Responded)
            {
                yield return ResponseChangeKind.Answered;
                if (after.IsLate)
                {
                    yield return ResponseChangeKind.Late;
                }
            }

            yield break;
        }

        if (!after.Responded)
        {
            yield return after.State == ResponseState.Withdrawn ? ResponseChangeKind.Withdrawn : ResponseChangeKind.Returned;
            yield break;
        }

        var isEndorsed = before.State != after.State && after.State == ResponseState.Endorsed;
        if (!HasSameContent(before, after) || (before.Revision != after.Revision && !isEndorsed))
        {
            yield return ResponseChangeKind.Changed;
        }

        if (isEndorsed)
        {
            yield return ResponseChangeKind.Endorsed;
        }

        if (after.IsLate && !before.IsLate)
        {
            yield return ResponseChangeKind.Late;
        }
    }

    private static bool HasSameContent(ResponseDigest before, ResponseDigest after) =>
        before.Status == after.Status && before.CodedRows == after.CodedRows && before.Coverage == after.Coverage;
}

/// <summary>What happened to a response.</summary>
/// <param name="Code">Its code in files.</param>
public sealed record ResponseChangeKind(string Code)
{
    /// <summary>It counts now and did not before.</summary>
    public static ResponseChangeKind Answered { get; } = new("answered");

    /// <summary>It was submitted again.</summary>
    public static ResponseChangeKind Changed { get; } = new("changed");

    /// <summary>The chair endorsed it.</summary>
    public static ResponseChangeKind Endorsed { get; } = new("endorsed");

    /// <summary>It was returned to the secretariat and does not count any more.</summary>
    public static ResponseChangeKind Returned { get; } = new("returned");

    /// <summary>It was withdrawn and does not count any more.</summary>
    public static ResponseChangeKind Withdrawn { get; } = new("withdrawn");

    /// <summary>It came after the deadline.</summary>
    public static ResponseChangeKind Late { get; } = new("late");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<ResponseChangeKind> All { get; } = [Answered, Changed, Endorsed, Returned, Withdrawn, Late];
}
