namespace Survey.Benchmarks.Data;

/// <summary>A form of many plain questions, every tenth with a condition, and a complete answer to it.</summary>
internal static class LongForm
{
    /// <summary>Writes the folder of an open round with the form.</summary>
    public static void Write(int questions, string folder) => Grcp7AsOpenRound.Write(folder, ToQuestionnaire(questions));

    /// <summary>A response in which all questions are asked and answered.</summary>
    public static string ToResponse(int questions)
    {
        var answers = Enumerable.Range(0, questions).Select(number =>
            (number % 10) switch
            {
                < 4 => $"\"q{number}\": \"Answer {number}\"",
                < 7 => $"\"q{number}\": {number}",
                < 9 => $"\"q{number}\": \"yes\"",
                _ => $"\"q{number}\": \"Because of {number}\"",
            });
        return $$"""
            {"respondent": {"id": "r1", "type": "rcp"}, "state": "submitted", "answers": { {{string.Join(",", answers)}} } }
            """;
    }

    private static string ToQuestionnaire(int questions)
    {
        var items = Enumerable.Range(0, questions).Select(number =>
            (number % 10) switch
            {
                < 4 => $$"""{"type": "text", "code": "q{{number}}", "label": "Q", "required": true, "maxLength": 300}""",
                < 7 => $$"""{"type": "integer", "code": "q{{number}}", "label": "Q", "required": true}""",
                < 9 => $$"""{"type": "select-one", "code": "q{{number}}", "label": "Q", "choices": "yes-no", "required": true}""",
                _ =>
                    $$"""
                    {"type": "text", "code": "q{{number}}", "label": "Q", "relevant": "${q{{number - 1}}} = 'yes'", "required": true}
                    """,
            });
        return $$"""
            {"code": "grcp7", "version": "1", "items": [{{string.Join(",", items)}}],
             "choices": {"yes-no": [{"code": "yes"}, {"code": "no"}]} }
            """;
    }
}
