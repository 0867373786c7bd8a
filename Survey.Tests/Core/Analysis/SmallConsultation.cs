using System.Text;
using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Reports.Tables;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Analysis;

/// <summary>A small round and random responses to it, for property tests.</summary>
internal static class SmallConsultation
{
    private static readonly string[] Statuses = ["final", "provisional", "in-discussion", "not-shareable", "none", ""];

    /// <summary>Ten organizations in every combination of three regions; six elements in three themes.</summary>
    public static Round Round { get; } =
        RoundParsing.Parse(
            """
            {"code": "f", "name": "F", "themes": [
              {"code": "1", "title": "One",
               "elements": [{"code": "a", "title": "A"}, {"code": "b", "title": "B"}, {"code": "c", "title": "C"}]},
              {"code": "2", "title": "Two", "elements": [{"code": "d", "title": "D"}, {"code": "e", "title": "E"}]},
              {"code": "3", "title": "Three", "elements": [{"code": "f", "title": "F"}]}]}
            """,
            """
            {"regions": [{"code": "north", "name": "North"}, {"code": "south", "name": "South"}, {"code": "west", "name": "West"}],
             "types": [{"code": "forum", "name": "Forum"}, {"code": "commission", "name": "Commission"}],
             "organizations": [
              {"code": "n1", "name": "N1", "type": "forum", "regions": ["north"]},
              {"code": "n2", "name": "N2", "type": "commission", "regions": ["north"]},
              {"code": "s1", "name": "S1", "type": "forum", "regions": ["south"]},
              {"code": "s2", "name": "S2", "type": "commission", "regions": ["south"]},
              {"code": "w1", "name": "W1", "type": "forum", "regions": ["west"]},
              {"code": "ns", "name": "NS", "type": "forum", "regions": ["north", "south"]},
              {"code": "nw", "name": "NW", "type": "forum", "regions": ["north", "west"]},
              {"code": "sw", "name": "SW", "type": "commission", "regions": ["south", "west"]},
              {"code": "nsw", "name": "NSW", "type": "forum", "regions": ["north", "south", "west"]},
              {"code": "none", "name": "None", "type": "forum", "regions": []}]}
            """,
            File.ReadAllText(Path.Combine(Repository.Sample("minimal"), "questionnaire.json"))
                .Replace("\"framework\": \"minimal\",", "", StringComparison.Ordinal),
            """{"code": "small", "title": "Small", "questionnaire": "minimal", "framework": "f"}""");

    /// <summary>A rule with any denominator, a threshold from 0 to 1 and a small minimum.</summary>
    public static RecurrenceRule ToRule(byte seed) =>
        new(seed % 11 / 10m, (Denominator)(seed % 4), seed / 44);

    /// <summary>One digest per two bytes: the first gives state and status, the second the elements.</summary>
    public static IReadOnlyList<ResponseDigest> ToDigests(byte[] seeds) =>
        [
            .. Round
                .Directory.Organizations.Take(seeds.Length / 2)
                .Select((organization, i) => ToDigest(organization, seeds[2 * i], seeds[(2 * i) + 1])),
        ];

    /// <summary>The overview as JSON, for comparing overviews.</summary>
    public static string ToText(Overview overview, Region? only = null)
    {
        using var stream = new MemoryStream();
        OverviewJson.Write(stream, overview, only);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static ResponseDigest ToDigest(Organization organization, byte state, byte elements)
    {
        var covered = ElementSet.Of(Enumerable.Range(0, 6).Where(position => (elements >> position & 1) == 1));
        var themes = ElementSet.Of(
            covered.Positions.Select(position => Round.Framework.GetThemeOf(Round.Framework.Elements[position]).Position));
        return new ResponseDigest(
            Respondent.Of(organization),
            state % 7 < 4 ? ResponseState.Submitted : (ResponseState)(state % 5),
            Statuses[state % 3 == 0 ? 0 : state % 6],
            covered.Count,
            new Coverage(covered, themes),
            IsLate: state > 200);
    }
}
