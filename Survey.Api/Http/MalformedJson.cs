using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>Translates the framework's JSON errors into problems of the catalogue.</summary>
internal static partial class MalformedJson
{
    public static ProblemResult ToResult(JsonException malformed)
    {
        var problems = new ProblemLog();
        var place = PlaceOf(malformed.Path);
        switch (malformed.Message)
        {
            case var message when message.Contains("could not be mapped", StringComparison.Ordinal):
                problems.Add(ProblemCatalogue.JsonUnknownMember["request"], place);
                break;
            case var message when MissingMembers().Match(message) is { Success: true } missing:
                problems.Add(
                    ProblemCatalogue.JsonMissingMember["request"],
                    place,
                    ("names", Detail.Exact(missing.Groups["names"].Value)));
                break;
            case var message when message.Contains("Duplicate property", StringComparison.Ordinal):
                problems.Add(ProblemCatalogue.JsonDuplicateMember["request"], place);
                break;
            case var message
                when message.Contains("could not be converted", StringComparison.Ordinal)
                    || message.Contains("null", StringComparison.Ordinal):
                problems.Add(ProblemCatalogue.JsonWrongType["request"], place);
                break;
            default:
                var where = Place
                    .OfFile(ProblemResult.Body)
                    .Position((malformed.LineNumber ?? 0) + 1, (malformed.BytePositionInLine ?? 0) + 1);
                problems.Add(ProblemCatalogue.JsonMalformed["request"], where);
                break;
        }

        return ProblemResult.Of(problems.ToOutcome<string>(null));
    }

    /// <summary>The place for a path written by the framework: <c>$.items[2].name</c>, <c>$['odd name']</c>.</summary>
    private static Place PlaceOf(string? path)
    {
        var place = Place.OfFile(ProblemResult.Body);
        foreach (Match step in Steps().Matches(path ?? ""))
        {
            place = step.Groups["item"] is { Success: true } item
                ? place.Item(int.Parse(item.Value, CultureInfo.InvariantCulture) + 1)
                : place.Member(step.Groups["name"].Value + step.Groups["odd"].Value);
        }

        return place;
    }

    [GeneratedRegex(@"\.(?<name>[^.\[]+)|\['(?<odd>[^']*)'\]|\[(?<item>\d{1,9})\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Steps();

    [GeneratedRegex("missing required properties including: (?<names>[^.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingMembers();
}
