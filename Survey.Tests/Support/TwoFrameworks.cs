namespace Survey.Tests.Support;

/// <summary>
/// The minimal sample with a second framework: goals without themes. Each recommendation also names goals, and a question outside of the
/// rows asks for the goals that matter most. Codes 1 and a are in both frameworks, with other meanings.
/// </summary>
internal static class TwoFrameworks
{
    /// <summary>The file of the second framework.</summary>
    public const string File = "frameworks/goals.json";

    /// <summary>Its contents.</summary>
    public const string Goals =
        """
        {"code": "sdg", "name": {"en": "Sustainable goals", "fr": "Objectifs durables"}, "elements": [
          {"code": "8", "title": {"en": "Decent work", "fr": "Travail décent"}},
          {"code": "1", "title": "No poverty"},
          {"code": "a", "title": "Means of implementation"},
          {"code": "10", "title": "Reduced inequalities"},
          {"code": "17", "title": "Partnerships"}]}
        """;

    private const string Questionnaire = "questionnaire.json";

    // Goals as JSON. Three of the four organizations name some; the lake in both of its rows.
    private static readonly (string Organization, string[] GoalsOfRows, string? Priorities)[] Answers =
    [
        ("lake", ["""["8", "17"]""", """["8"]"""], """["8", "10"]"""),
        ("river", ["""["1"]"""], """["17"]"""),
        ("bridge", ["""["a"]"""], null),
    ];

    /// <summary>A folder with the round and its four responses.</summary>
    public static TemporaryFolder Make()
    {
        var folder = TemporaryFolder.CopyOf("minimal");
        AddTo(folder);
        return folder;
    }

    /// <summary>Adds the second framework, its questions and their answers to a copy of the minimal sample.</summary>
    public static void AddTo(TemporaryFolder folder)
    {
        folder.Write(File, Goals);
        folder.Replace(
            Questionnaire,
            "\"label\": \"Elements, or the whole theme\", \"required\": true }",
            "\"label\": \"Elements, or the whole theme\", \"required\": true },\n"
                + "{ \"type\": \"coded\", \"code\": \"goals\", \"framework\": \"sdg\", \"label\": \"Goals it serves\" }");
        folder.Replace(
            Questionnaire,
            "{\n      \"type\": \"repeat\"",
            "{ \"type\": \"coded\", \"code\": \"priorities\", \"framework\": \"sdg\", \"label\": \"Goals that matter most\" },\n"
                + "{\n      \"type\": \"repeat\"");
        foreach (var (organization, goalsOfRows, priorities) in Answers)
        {
            var response = $"responses/{organization}.json";
            foreach (var goals in goalsOfRows)
            {
                folder.Replace(response, "] } }", $"] }}, \"goals\": {{\"elements\": {goals}}}}}");
            }

            if (priorities is not null)
            {
                folder.Replace(response, "\"answers\": {", $$"""
                    "answers": { "priorities": {"elements": {{priorities}}},
                    """);
            }
        }
    }
}
