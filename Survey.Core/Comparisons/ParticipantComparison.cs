using Survey.Core.Analysis;
using Survey.Core.Organizations;

namespace Survey.Core.Comparisons;

/// <summary>Who took part in two rounds. Organizations are the same if their codes are.</summary>
/// <param name="Joined">Invited to the later round only.</param>
/// <param name="Left">Invited to the earlier round only.</param>
/// <param name="AnsweredBoth">Answered in both rounds.</param>
/// <param name="AnsweredEarlierOnly">Answered in the earlier round only, invited to the later one or not.</param>
/// <param name="AnsweredLaterOnly">Answered in the later round only, invited to the earlier one or not.</param>
/// <remarks>
/// Each list is in the order of the later directory; organizations that it lacks follow, in the order of the earlier one.
/// </remarks>
public sealed record ParticipantComparison(
    IReadOnlyList<Organization> Joined,
    IReadOnlyList<Organization> Left,
    IReadOnlyList<Organization> AnsweredBoth,
    IReadOnlyList<Organization> AnsweredEarlierOnly,
    IReadOnlyList<Organization> AnsweredLaterOnly)
{
    /// <summary>Compares the participants of two rounds; null if one of them is open, since its respondents have no codes.</summary>
    public static ParticipantComparison? Of(Overview earlier, Overview later)
    {
        if (earlier.Overall.Invited is null || later.Overall.Invited is null)
        {
            return null;
        }

        var (invitedThen, invitedNow) = (CodesOf(earlier.Overall.Invited), CodesOf(later.Overall.Invited));
        var (answeredThen, answeredNow) = (CodesOf(earlier.Overall.Responded), CodesOf(later.Overall.Responded));
        List<Organization> all =
        [
            .. later.Round.Directory.Organizations,
            .. earlier.Round.Directory.Organizations.Where(each => later.Round.Directory.FindOrganization(each.Code) is null),
        ];
        return new ParticipantComparison(
            Choose(code => !invitedThen.Contains(code) && invitedNow.Contains(code)),
            Choose(code => invitedThen.Contains(code) && !invitedNow.Contains(code)),
            Choose(code => answeredThen.Contains(code) && answeredNow.Contains(code)),
            Choose(code => answeredThen.Contains(code) && !answeredNow.Contains(code)),
            Choose(code => !answeredThen.Contains(code) && answeredNow.Contains(code)));

        IReadOnlyList<Organization> Choose(Predicate<string> wanted) => [.. all.Where(organization => wanted(organization.Code))];
    }

    private static HashSet<string> CodesOf(RespondentGroup group) =>
        group.Organizations!.Select(organization => organization.Code).ToHashSet(StringComparer.Ordinal);
}
