using System.Globalization;
using Survey.Collecting.Responses;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering.Forms;

/// <summary>A row of a repeat group as a draft has it.</summary>
/// <param name="Answers">The row's answers.</param>
/// <param name="AsTyped">What was typed in the row and is no answer, by its place within the row.</param>
internal sealed record DraftRow(AnswerSet Answers, IReadOnlyList<KeyValuePair<string, string>> AsTyped)
{
    private Dictionary<string, string>? _texts;

    /// <summary>Equal for rows that say the same.</summary>
    public string Mark { get; } = SectionMarks.Of(Answers, AsTyped);

    /// <summary>Whether the row says what another one says, or the same with more written on.</summary>
    public bool Continues(DraftRow earlier) => Mark == earlier.Mark || (earlier.Texts.Count > 0 && earlier.Texts.All(text => Texts.TryGetValue(text.Key, out var later) && later.StartsWith(text.Value, StringComparison.Ordinal)));

    // An answer may have what was typed beside it: the codes that there are, and all that was written.
    private Dictionary<string, string> Texts => _texts ??= Answers.Answers.Select(each => KeyValuePair.Create(each.Key, each.Value.ToText()))
        .Concat(AsTyped.Select(each => KeyValuePair.Create($"{each.Key} as typed", each.Value)))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>The rows of a repeat group of the first level.</summary>
    public static IReadOnlyList<DraftRow> Of(Repeat repeat, DraftContent content)
    {
        var typed = SectionMarks.TypedTo(repeat, content).ToLookup(each => each.Key[..(each.Key.IndexOf('.', StringComparison.Ordinal) + 1)], StringComparer.Ordinal);
        return [.. content.Answers.GetRows(repeat.Code).Select((row, index) => new DraftRow(row, WithoutPrefix(typed[PrefixOf(repeat, index)])))];
    }

    /// <summary>What a draft says that has these rows and nothing else.</summary>
    public static DraftContent ToContent(Repeat repeat, IReadOnlyList<DraftRow> rows, string? language)
    {
        var answers = rows.Count == 0 ? AnswerSet.Empty : new AnswerSet([new(repeat.Code, new RowsAnswer([.. rows.Select(row => row.Answers)]))]);
        var typed = rows.SelectMany((row, index) => row.AsTyped.Select(each => KeyValuePair.Create(PrefixOf(repeat, index) + each.Key, each.Value)));
        return new DraftContent(answers, language) { AsTyped = typed.ToDictionary(StringComparer.Ordinal) };
    }

    private static string PrefixOf(Repeat repeat, int index) => string.Create(CultureInfo.InvariantCulture, $"{repeat.Code} #{index + 1}.");

    private static List<KeyValuePair<string, string>> WithoutPrefix(IEnumerable<KeyValuePair<string, string>> typed) =>
        [.. typed.Select(each => KeyValuePair.Create(each.Key[(each.Key.IndexOf('.', StringComparison.Ordinal) + 1)..], each.Value))];
}
