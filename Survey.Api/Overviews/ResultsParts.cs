using Survey.Core.Results;

namespace Survey.Api.Overviews;

/// <summary>
/// Divides the results of a round into parts, each light enough for one page. Most rounds have one part; a long questionnaire, or one
/// with long lists, has several.
/// </summary>
internal static class ResultsParts
{
    /// <summary>The largest number of organizations listed behind one count; the page of the question has more.</summary>
    public const int MostOrganizations = 25;

    // Estimated bytes of a page when it is compressed. The budget of a page is 35 KB (decision 0014), of which style, script and frame
    // need less than half.
    private const int Budget = 20_000;
    private const int BytesOfQuestion = 90;
    private const int BytesOfCell = 5;
    private const int BytesOfOrganization = 5;
    private const int CharactersInAByte = 2;

    /// <summary>The parts: positions of the questions, in order. Never empty; a part has at least one question if there is one.</summary>
    public static IReadOnlyList<Range> Of(ResultsView view, ResultsDivision division)
    {
        var parts = new List<Range>();
        var (start, bytes) = (0, 0);
        for (var i = 0; i < view.Results.Questions.Count; i++)
        {
            var own = Estimate(view.Results.Questions[i], view, division);
            if (i > start && bytes + own > Budget)
            {
                parts.Add(start..i);
                (start, bytes) = (i, 0);
            }

            bytes += own;
        }

        parts.Add(start..view.Results.Questions.Count);
        return parts;
    }

    private static int Estimate(QuestionResult result, ResultsView view, ResultsDivision division)
    {
        var groups = division.GroupsOf(result).ToList();
        var lists = groups.Select(group => group.Tabulation).Prepend(result.Total)
            .SelectMany(each => each.Entries.Select(entry => entry.By).Append(each.Respondents));
        var organizations = lists.Sum(group => Math.Min(MostOrganizations, group.Organizations?.Count ?? 0));
        var labels = result.Total.Entries.Select(entry => entry.Label).Append(result.Question.Question.Label);
        var characters = labels.Sum(label => label.In("en", view.Results.Round.Questionnaire.DefaultLanguage).Length)
            + (view.First.GetValueOrDefault(result.Question.Path)?.Sum(answer => answer.Answer.ToText().Length) ?? 0);
        return BytesOfQuestion
            + ((result.Total.Entries.Count + 1) * (groups.Count + 2) * BytesOfCell)
            + (organizations * BytesOfOrganization)
            + (characters / CharactersInAByte);
    }
}
