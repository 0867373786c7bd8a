using System.Globalization;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses.Merging;

/// <summary>A row of a repeat group in a draft.</summary>
/// <param name="Id">Its id among the rows of the group.</param>
/// <param name="Answers">Its answers.</param>
/// <param name="AsTyped">Texts in the row that are not valid answers, by place within the row.</param>
internal sealed record ContentRow(string Id, AnswerSet Answers, IReadOnlyList<KeyValuePair<string, string>> AsTyped)
{
    /// <summary>Equal for rows with equal content.</summary>
    public string Digest { get; } = RowDigest.Of(Answers, AsTyped);

    /// <summary>The rows of a repeat group, in their order.</summary>
    public static IReadOnlyList<ContentRow> Of(Repeat repeat, DraftContent content)
    {
        var typed = content.GetAsTyped(repeat)
            .Select(each => (Prefix: each.Key[..(each.Key.IndexOf('.', repeat.Code.Length) + 1)], each.Key, each.Value))
            .ToLookup(each => each.Prefix, each => KeyValuePair.Create(each.Key[each.Prefix.Length..], each.Value), StringComparer.Ordinal);
        return
        [
            .. content.Answers.GetRows(repeat.Code).Zip(content.GetRowIds(repeat.Code)).Select((row, index) =>
                new ContentRow(row.Second, row.First, [.. typed[PrefixOf(repeat, index)]])),
        ];
    }

    /// <summary>A draft that has these rows and nothing else.</summary>
    public static DraftContent ToContent(Repeat repeat, IReadOnlyList<ContentRow> rows)
    {
        IReadOnlyList<string> ids = [.. rows.Select(row => row.Id)];
        var answer = new RowsAnswer([.. rows.Select(row => row.Answers)]);
        var typed = rows.SelectMany((row, index) =>
            row.AsTyped.Select(each => KeyValuePair.Create(PrefixOf(repeat, index) + each.Key, each.Value)));
        return new DraftContent(rows.Count == 0 ? AnswerSet.Empty : new AnswerSet([new(repeat.Code, answer)]), Language: null)
        {
            AsTyped = typed.ToDictionary(StringComparer.Ordinal),
            RowIds = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [repeat.Code] = ids },
        };
    }

    private static string PrefixOf(Repeat repeat, int index) => string.Create(CultureInfo.InvariantCulture, $"{repeat.Code} #{index + 1}.");
}
