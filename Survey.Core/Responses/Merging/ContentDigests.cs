using Survey.Core.Questionnaires.Answers;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Responses.Merging;

/// <summary>
/// A digest of each answer of a draft, and of each row of its repeat groups. A form carries the digests of what it showed,
/// which are much shorter than the answers: they are enough to find out what was changed in the form and what somebody else
/// has changed since.
/// </summary>
/// <remarks>
/// As text, in the order of the questions: <c>k3_Yb1.~Zm9vYm~r4k2m9x0a*YmFyYm</c> is one question and two rows. A row whose id is
/// its position has only its digest.
/// </remarks>
public sealed class ContentDigests
{
    private readonly Dictionary<string, IReadOnlyList<RowDigest>> _digests;
    private readonly string _text;

    private ContentDigests(Dictionary<string, IReadOnlyList<RowDigest>> digests, string text) => (_digests, _text) = (digests, text);

    /// <summary>The digests of a draft's answers to some questions.</summary>
    public static ContentDigests Of(IReadOnlyList<Question> questions, DraftContent content)
    {
        var digests = questions.ToDictionary(question => question.Code, question => Of(question, content), StringComparer.Ordinal);
        return new ContentDigests(digests, string.Join('.', questions.Select(question => Write(question, digests[question.Code]))));
    }

    /// <summary>Reads the text form. If it does not fit the questions, no question has a digest.</summary>
    public static ContentDigests Read(string text, IReadOnlyList<Question> questions)
    {
        var parts = text.Split('.');
        var digests = parts.Length != questions.Count || parts.Any(part => part.Length == 0)
            ? []
            : questions.Zip(parts).ToDictionary(each => each.First.Code, each => Read(each.Second), StringComparer.Ordinal);
        return new ContentDigests(digests, text);
    }

    /// <summary>
    /// The positions, from 1, of the rows of a draft that another one does not have; null if both have the same rows, in
    /// whatever order.
    /// </summary>
    public static IReadOnlySet<int>? FindDifferingRows(Repeat repeat, DraftContent content, DraftContent other)
    {
        var rows = Of(repeat, content).Select(row => row.Digest).ToList();
        var others = Of(repeat, other).Select(row => row.Digest).ToHashSet(StringComparer.Ordinal);
        return others.SetEquals(rows)
            ? null
            : rows.Index().Where(row => !others.Contains(row.Item)).Select(row => row.Index + 1).ToHashSet();
    }

    /// <summary>True if a question has the same digest in both: the same answer, or the same rows in the same order.</summary>
    public bool IsSame(Question question, ContentDigests other) =>
        _digests.TryGetValue(question.Code, out var ours)
        && other._digests.TryGetValue(question.Code, out var theirs)
        && ours.SequenceEqual(theirs);

    /// <summary>True if there is a digest of the question.</summary>
    public bool Has(Question question) => _digests.ContainsKey(question.Code);

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>The digests of the rows of a repeat group, in their order; empty if there are none.</summary>
    internal IReadOnlyList<RowDigest> GetRows(Repeat repeat) => _digests.GetValueOrDefault(repeat.Code) ?? [];

    private static IReadOnlyList<RowDigest> Of(Question question, DraftContent content) => question is Repeat repeat
        ? [.. ContentRow.Of(repeat, content).Select(row => new RowDigest(row.Id, row.Digest))]
        : [new RowDigest("", RowDigest.Of(AnswerTo(question, content), content.GetAsTyped(question)))];

    private static AnswerSet AnswerTo(Question question, DraftContent content) =>
        content.Answers.Find(question.Code) is { } answer ? new AnswerSet([new(question.Code, answer)]) : AnswerSet.Empty;

    private static string Write(Question question, IReadOnlyList<RowDigest> digests) => question is Repeat
        ? string.Concat(digests.Select(WriteRow).DefaultIfEmpty("~"))
        : digests[0].Digest;

    private static string WriteRow(RowDigest row, int index) =>
        row.Id == RowIds.OfPosition(index + 1) ? $"~{row.Digest}" : $"~{row.Id}*{row.Digest}";

    private static IReadOnlyList<RowDigest> Read(string part) => part[0] == '~'
        ? [.. part.Split('~', StringSplitOptions.RemoveEmptyEntries).Select(ReadRow).DistinctBy(row => row.Id, StringComparer.Ordinal)]
        : [new RowDigest("", part)];

    private static RowDigest ReadRow(string row, int index) =>
        row.Split('*') is [var id, var digest] ? new RowDigest(id, digest) : new RowDigest(RowIds.OfPosition(index + 1), row);
}
