using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Rounds;

namespace Survey.Api.Answering.Forms;

/// <summary>A problem with the value of a field.</summary>
/// <param name="Field">The field's name, or the question's place in a response.</param>
/// <param name="Question">The question it belongs to.</param>
/// <param name="Problem">The problem.</param>
public sealed record FieldProblem(string Field, Question Question, Problem Problem)
{
    /// <summary>The message for a list of problems: with the row, and the label where the message does not name it.</summary>
    /// <param name="round">The round.</param>
    /// <param name="texts">The interface's texts.</param>
    /// <param name="content">The round's texts.</param>
    /// <param name="rows">The keys of the rows of a repeat group in their order; null if the place has their numbers.</param>
    public string Summarize(Round round, InterfaceTexts texts, ContentTexts content, Func<string, IReadOnlyList<string>>? rows = null)
    {
        var (message, label) = (Problem.ToText(texts.In), content.Words(Question.Label));
        var named = message.Contains(label, StringComparison.Ordinal)
            ? message
            : texts.Fill("labelled", ("label", label), ("message", message));

        // recommendations/3/link on a page, recommendations #3.link in a workbook.
        var path = Field.Contains('#', StringComparison.Ordinal)
            ? Field.Split(['#', '.'], StringSplitOptions.TrimEntries)
            : Field.Split('/');
        return path.Length < 3 || round.Questionnaire.Scope.Find(path[0]) is not { } group
            ? named
            : texts.Fill("labelled", ("label", $"{content.Words(group.Question.Label)} {NumberOf(path[0], path[1])}"), ("message", named));

        // A row that was added on the page has a random key.
        string NumberOf(string repeat, string key) =>
            (rows?.Invoke(repeat) ?? []).Index().FirstOrDefault(row => row.Item == key) is { Item: not null } found
                ? texts.In.Write(found.Index + 1)
                : key;
    }
}
