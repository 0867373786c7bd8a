using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>Reads <c>framework.json</c> and the files of the folder <c>frameworks</c>.</summary>
internal static class FrameworkSetReader
{
    /// <summary>Reads the frameworks and reports all problems in the values' log.</summary>
    /// <param name="main">The contents of <c>framework.json</c>; null if there are none.</param>
    /// <param name="further">The contents of each further file, in order; null for one that is not JSON.</param>
    /// <returns>The frameworks; null if one of them could not be read.</returns>
    public static FrameworkSet? Read(JsonValue? main, IEnumerable<JsonValue?> further)
    {
        var first = main is { } value ? FrameworkReader.Read(value) : null;
        var isComplete = first is not null;
        var codes = new HashSet<string>(StringComparer.Ordinal) { first?.Code ?? "" };
        var others = new List<Framework>();
        foreach (var file in further)
        {
            if (file is not { } document || FrameworkReader.Read(document) is not { } framework)
            {
                isComplete = false;
            }
            else if (codes.Add(framework.Code))
            {
                others.Add(framework);
            }
            else if (framework.Code.Length > 0)
            {
                document.Problems.Add(
                    ProblemCatalogue.CodeDuplicate,
                    document.Place.Member("code"),
                    ("found", framework.Code),
                    ("what", new Phrase("what-framework")));
            }
        }

        return isComplete ? new FrameworkSet(first!, others) : null;
    }
}
