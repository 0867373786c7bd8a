using System.Text;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Tests.Support;

/// <summary>Reads rounds, responses and other documents from strings.</summary>
internal static class RoundParsing
{
    /// <summary>A round from its four documents.</summary>
    public static Round Parse(string framework, string directory, string questionnaire, string round) =>
        new RoundDefinition(framework, directory, questionnaire, round).ToRound();

    /// <summary>Parses JSON and reads it, with the problems found.</summary>
    public static (T? Value, IReadOnlyList<Problem> Problems) ReadJson<T>(string json, Func<JsonValue, T?> read)
        where T : class
    {
        var problems = new ProblemLog();
        var place = Place.OfFile("test.json");
        using var document = JsonSource.Parse(Encoding.UTF8.GetBytes(json), place, problems);
        return (document is null ? null : read(new JsonValue(document.RootElement, place, problems)), problems.Problems);
    }

    /// <summary>A response as a file has it, or as the store has it.</summary>
    public static Response ParseResponse(Round round, string json, bool isStored = false)
    {
        var (response, problems) = ReadJson(json, value => ResponseReader.Read(value, round, isStored));
        problems.ShouldBeEmpty();
        return response!;
    }
}
