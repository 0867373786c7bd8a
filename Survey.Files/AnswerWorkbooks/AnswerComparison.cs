using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading.Typed;
using Survey.Files.Workbooks;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>Compares answers, ignoring differences that come only from storing them in cells.</summary>
internal static class AnswerComparison
{
    /// <summary>Whether both contain the same answers. Rows without any answer are ignored.</summary>
    public static bool AreSame(AnswerSet left, AnswerSet right)
    {
        var (ours, theirs) = (CommonArguments(left), CommonArguments(right));
        return ours.Count == theirs.Count && ours.All(each => theirs.TryGetValue(each.Key, out var other) && AreSame(each.Value, other));
    }

    private static Dictionary<string, Answer> CommonArguments(AnswerSet answers) =>
        answers.Answers.Where(each => each.Value is not RowsAnswer rows || RowsOf(rows).Any()).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<AnswerSet> RowsOf(RowsAnswer rows) => rows.Rows.Where(row => CommonArguments(row).Count > 0);

    private static bool AreSame(Answer left, Answer right) =>
        (left, right) switch
        {
            (RowsAnswer ours, RowsAnswer theirs) => RowsOf(ours)
                .SequenceEqual(RowsOf(theirs), EqualityComparer<AnswerSet>.Create((one, other) => AreSame(one!, other!))),
            (TextAnswer ours, TextAnswer theirs) => InCell(ours.Value) == InCell(theirs.Value),
            (CodedAnswer ours, CodedAnswer theirs) => ours.Elements.SequenceEqual(theirs.Elements)
                && ours.Themes.SequenceEqual(theirs.Themes),
            _ => left.GetType() == right.GetType() && left.ToText() == right.ToText(),
        };

    private static string InCell(string text) => TypedText.ToLines(CellText.Fit(text));
}
