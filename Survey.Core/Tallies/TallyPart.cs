using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Tallies;

/// <summary>Whose answers a tally counts: respondents of one type or one region who answered one version of the questionnaire.</summary>
/// <param name="QuestionnaireVersion">The version that they answered.</param>
/// <param name="Code"><c>type:</c> or <c>region:</c>, and the code of the type or region.</param>
/// <remarks>
/// A respondent has exactly one type and any number of regions. So all types together are all respondents, and each region has a tally of
/// its own.
/// </remarks>
public readonly record struct TallyPart(string QuestionnaireVersion, string Code)
{
    private const string TypePrefix = "type:";
    private const string RegionPrefix = "region:";

    /// <summary>The part of the respondents of a type.</summary>
    public static TallyPart Of(string version, OrganizationType type) => new(version, TypePrefix + type.Code);

    /// <summary>The part of the respondents of a region.</summary>
    public static TallyPart Of(string version, Region region) => new(version, RegionPrefix + region.Code);

    /// <summary>The parts that count a respondent.</summary>
    public static IEnumerable<TallyPart> AllOf(string version, Respondent respondent) =>
        respondent.Regions.Select(region => Of(version, region)).Prepend(Of(version, respondent.Type));

    /// <summary>The type whose respondents are counted; null if it is a region or the round has no such type.</summary>
    public OrganizationType? FindType(Round round) =>
        Code.StartsWith(TypePrefix, StringComparison.Ordinal) ? round.Directory.FindType(Code[TypePrefix.Length..]) : null;

    /// <summary>The region whose respondents are counted; null if it is a type or the round has no such region.</summary>
    public Region? FindRegion(Round round) =>
        Code.StartsWith(RegionPrefix, StringComparison.Ordinal) ? round.Directory.FindRegion(Code[RegionPrefix.Length..]) : null;
}
