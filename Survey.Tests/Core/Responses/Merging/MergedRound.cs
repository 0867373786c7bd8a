using Survey.Core.Questionnaires.Questions;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses.Merging;

/// <summary>A questionnaire with two questions and one repeat group, and drafts of it.</summary>
internal static class MergedRound
{
    private static readonly Round Round = RoundParsing.Parse(
        """{"code": "f", "name": "F", "themes": [{"code": "t1", "title": "One", "elements": [{"code": "a", "title": "A"}]}]}""",
        """
        {"regions": [], "types": [{"code": "x", "name": "X"}],
         "organizations": [{"code": "o", "name": "O", "type": "x", "regions": []}]}
        """,
        """
        {"code": "q", "version": "1", "framework": "f", "defaultLanguage": "en", "title": "Q", "items": [
          {"type": "text", "code": "mechanism", "label": "L"},
          {"type": "repeat", "code": "practices", "label": "L",
           "items": [{"type": "text", "code": "text", "label": "L"}, {"type": "url", "code": "link", "label": "L"}]},
          {"type": "text", "code": "other", "label": "L"}]}
        """,
        """{"code": "r", "title": "R", "questionnaire": "q", "framework": "f"}""");

    public static QuestionScope Scope => Round.Questionnaire.Scope;

    public static IReadOnlyList<Question> Questions { get; } = [.. Scope.Questions.Select(each => each.Question)];

    public static Repeat Practices => (Repeat)Questions[1];

    /// <summary>A draft.</summary>
    /// <param name="json">The answers.</param>
    /// <param name="ids">The ids of the practices; none for positions.</param>
    public static DraftContent Draft(string json, params string[] ids)
    {
        var (answers, problems) = RoundParsing.ReadJson(json, value => AnswerJson.Read(value, Scope, Round.Frameworks));
        problems.ShouldBeEmpty();
        var content = new DraftContent(answers!, "en");
        return ids.Length == 0 ? content : content with { RowIds = new Dictionary<string, IReadOnlyList<string>> { ["practices"] = ids } };
    }

    /// <summary>Practices that have only texts, and their ids.</summary>
    public static DraftContent Rows(params (string Id, string Text)[] rows) =>
        Draft(
            $$"""{"practices": [{{string.Join(',', rows.Select(row => $$"""{"text": "{{row.Text}}"}"""))}}]}""",
            [.. rows.Select(row => row.Id)]);

    /// <summary>The answers, with the ids of the rows before them.</summary>
    public static string Write(DraftContent content) =>
        string.Join(
            ' ',
            content
                .Answers.GetRows("practices")
                .Zip(content.GetRowIds("practices"), (row, id) => $"{id}:{row.Find("text")?.ToText()}")
                .Prepend(content.Answers.Find("mechanism")?.ToText() ?? "-")
                .Append(content.Answers.Find("other")?.ToText() ?? "-"));
}
