using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Collecting.OpenRounds;

/// <summary>What somebody says about himself or herself in an open round.</summary>
/// <param name="Type">Code of the type; null for none, which is enough if the directory has only one.</param>
/// <param name="Regions">Codes of regions; may be empty.</param>
/// <param name="HasAgreed">True if the person agrees to the privacy notice.</param>
public sealed record GivenRespondent(string? Type, IReadOnlyList<string> Regions, bool HasAgreed)
{
    private static readonly Place Request = Place.OfFile("request");

    private static readonly Place Place = Request.Member("respondent");

    /// <summary>Code of the channel by which the person came; null for the round's own address.</summary>
    public string? Channel { get; init; }

    /// <summary>The answers to the further questions of the public page; null for whoever did not come by it, such as a program.</summary>
    public GivenFacts? Facts { get; init; }

    /// <summary>True if the person gave an e-mail address, to which the personal link is sent.</summary>
    internal bool IsConfirmed { get; init; }

    /// <summary>What a respondent has said.</summary>
    public static GivenRespondent Of(Respondent respondent) =>
        new(respondent.Type.Code, [.. respondent.Regions.Select(region => region.Code)], HasAgreed: true);

    /// <summary>Reads the fields <c>_type</c>, <c>_regions</c> and <c>_agreed</c> of a form.</summary>
    /// <param name="get">The values of a field.</param>
    public static GivenRespondent Read(Func<string, IEnumerable<string>> get) => new(
        get("_type").FirstOrDefault(code => code.Length > 0),
        [.. get("_regions").Where(code => code.Length > 0)],
        get("_agreed").Contains("true", StringComparer.Ordinal));

    /// <summary>A respondent with the type and the regions that are given now; null if one is unknown.</summary>
    internal Respondent? Correct(Respondent before, Round round, ProblemLog problems)
    {
        var type = FindType(round.Directory, problems);
        var regions = FindRegions(round.Directory, problems);
        return type is null || problems.Errors > 0 ? null : before with { Type = type, Regions = regions };
    }

    /// <summary>The respondent; null if something is missing or unknown.</summary>
    /// <param name="id">The id that the respondent gets.</param>
    /// <param name="round">Has the types, regions and channels, and the privacy notice.</param>
    /// <param name="language">The language in which the privacy notice was shown.</param>
    /// <param name="today">The day of the agreement.</param>
    /// <param name="problems">Receives all problems.</param>
    internal Respondent? ToRespondent(string id, Round round, string language, DateOnly today, ProblemLog problems)
    {
        if (round.Open.PerPerson == AnswersPerPerson.OnePerEmail && !IsConfirmed)
        {
            problems.Add(ProblemCatalogue.RoundAsksForEmail, Request);
        }

        var privacy = round.Open.Privacy;
        if (privacy is not null && !HasAgreed)
        {
            problems.Add(ProblemCatalogue.PrivacyNotAgreed, Request.Member("agreed"));
        }

        if (Channel is not null && round.Open.FindChannel(Channel) is null)
        {
            problems.Add(
                ProblemCatalogue.ChannelUnknown,
                Place.Member("channel"),
                ("found", Channel),
                ("known", Detail.List(round.Open.ChannelCodes)));
        }

        var type = FindType(round.Directory, problems);
        var regions = FindRegions(round.Directory, problems);
        return type is null
            ? null
            : new Respondent(id, type, regions, Organization: null)
            {
                Channel = Channel,
                Agreement = privacy is null ? null : Agreement.To(privacy, today, language, round.Questionnaire.DefaultLanguage),
            };
    }

    private OrganizationType? FindType(OrganizationDirectory directory, ProblemLog problems)
    {
        var type = Type is null && directory.Types is [var only] ? only : directory.FindType(Type ?? "");
        if (type is null)
        {
            problems.Add(
                ProblemCatalogue.TypeUnknown["respondent"],
                Place.Member("type"),
                ("known", Detail.List(directory.Types.Select(each => each.Code))));
        }

        return type;
    }

    private Region[] FindRegions(OrganizationDirectory directory, ProblemLog problems)
    {
        var regions = new SortedDictionary<int, Region>();
        foreach (var (position, code) in Regions.Index())
        {
            if (directory.FindRegion(code) is { } region)
            {
                regions[region.Position] = region;
            }
            else
            {
                problems.Add(
                    ProblemCatalogue.RegionUnknown,
                    Place.Member("regions").Item(position + 1),
                    ("found", code),
                    ("known", Detail.List(directory.Regions.Select(each => each.Code))));
            }
        }

        return [.. regions.Values];
    }
}
