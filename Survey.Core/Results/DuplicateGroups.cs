using Survey.Core.Responses;

namespace Survey.Core.Results;

/// <summary>Several responses with the same answers, or with the same text.</summary>
/// <param name="Text">The text as the first of them has it; null if all answers are the same.</param>
/// <param name="Count">The number of responses.</param>
/// <param name="First">The ids of the first respondents, in the order of the responses.</param>
public sealed record DuplicateGroup(string? Text, int Count, IReadOnlyList<string> First);

/// <summary>
/// The responses of an open round that say the same, for an analyst to look at. They count like all others: people may agree, or have been
/// given a text to send.
/// </summary>
/// <param name="Groups">The largest groups first, at most <see cref="MostGroups"/>.</param>
/// <param name="Total">The number of all groups.</param>
public sealed record DuplicateGroups(IReadOnlyList<DuplicateGroup> Groups, int Total)
{
    /// <summary>The largest number of groups.</summary>
    public const int MostGroups = 100;

    /// <summary>The largest number of respondents that are listed for a group.</summary>
    public const int MostListed = 20;

    /// <summary>Finds the groups. Memory holds a number for each answer and each long text, and no text but those of the groups.</summary>
    /// <param name="read">Reads the responses; called twice, and must give the same responses in the same order.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<DuplicateGroups> Of(Func<IAsyncEnumerable<Response>> read, CancellationToken cancellationToken = default)
    {
        var counts = new Dictionary<(bool IsText, ulong Key), int>();
        await foreach (var response in read().WithCancellation(cancellationToken))
        {
            foreach (var (key, _) in KeysOf(response))
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        var same = counts.Where(each => each.Value > 1).ToList();
        var largest = same
            .OrderByDescending(each => each.Value)
            .ThenBy(each => each.Key)
            .Take(MostGroups)
            .ToDictionary(each => each.Key, each => new List<string>());
        var texts = new Dictionary<(bool IsText, ulong Key), string>();
        await foreach (var response in read().WithCancellation(cancellationToken))
        {
            foreach (var (key, text) in KeysOf(response))
            {
                if (largest.TryGetValue(key, out var first) && first.Count < MostListed)
                {
                    first.Add(response.Respondent.Id);
                    if (text is not null)
                    {
                        texts.TryAdd(key, text);
                    }
                }
            }
        }

        return new DuplicateGroups(
            [.. largest.Select(each => new DuplicateGroup(texts.GetValueOrDefault(each.Key), counts[each.Key], each.Value))],
            same.Count);
    }

    /// <summary>What can be the same in two responses: all answers, and each long text.</summary>
    private static IEnumerable<((bool IsText, ulong Key) Key, string? Text)> KeysOf(Response response)
    {
        if (AnswersDigest.HasText(response.Answers))
        {
            yield return ((false, AnswersDigest.KeyOf(response)), null);
        }

        foreach (var (key, text) in AnswersDigest.GetTexts(response.Answers))
        {
            yield return ((true, key), text);
        }
    }
}
