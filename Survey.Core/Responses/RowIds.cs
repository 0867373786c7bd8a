using System.Globalization;
using System.Security.Cryptography;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Core.Responses;

/// <summary>
/// Ids of the rows in a draft. A row keeps its id when rows are moved, added or removed, so that the changes of several
/// people can be merged row by row. Submitted responses have no row ids.
/// </summary>
/// <remarks>
/// An id is the row's position when it was first shown (<c>1</c>, <c>2</c>), or random if the row was added later
/// (<c>r4k2m9x0a</c>). The script makes random ids in the same form (<c>rows.js</c>).
/// </remarks>
public static class RowIds
{
    private const char RandomPrefix = 'r';
    private const string RandomCharacters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int RandomLength = 8;
    private const int LongestPosition = 9;

    /// <summary>A random id, which no other row has.</summary>
    public static string New() => RandomPrefix + RandomNumberGenerator.GetString(RandomCharacters, RandomLength);

    /// <summary>The id of a row at a position, from 1, that has no other id.</summary>
    public static string OfPosition(int position) => position.ToString(CultureInfo.InvariantCulture);

    /// <summary>True if a text has the form of an id.</summary>
    public static bool IsValid(string text) =>
        (text.Length is > 0 and <= LongestPosition && text.All(char.IsAsciiDigit))
        || (text.Length == RandomLength + 1 && text[0] == RandomPrefix && text.Skip(1).All(RandomCharacters.Contains));

    /// <summary>
    /// Gives ids to the rows that have none, such as those from a file or the API. Rows that are recognized in the previous
    /// content keep the ids they have there (<see cref="RowAlignment"/>); all others get new ones.
    /// </summary>
    /// <param name="content">The new content; groups that have ids keep them.</param>
    /// <param name="previous">The content that it replaces; null if there was none, so that the ids are the positions.</param>
    public static DraftContent Complete(DraftContent content, DraftContent? previous)
    {
        var ids = content.Answers.Answers
            .Where(answer => answer.Value is RowsAnswer)
            .ToDictionary(answer => answer.Key, answer => IdsOf(answer.Key, content, previous), StringComparer.Ordinal);
        return content with { RowIds = ids };
    }

    private static IReadOnlyList<string> IdsOf(string repeat, DraftContent content, DraftContent? previous)
    {
        if (previous is null || content.HasRowIds(repeat))
        {
            return content.GetRowIds(repeat);
        }

        var rows = content.Answers.GetRows(repeat);
        var alignment = RowAlignment.Of(previous.Answers.GetRows(repeat), rows);
        var known = previous.GetRowIds(repeat);
        return [.. Enumerable.Range(0, rows.Count).Select(row => alignment.FindEarlier(row) is { } earlier ? known[earlier] : New())];
    }
}
