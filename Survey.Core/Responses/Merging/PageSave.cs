using System.Globalization;

namespace Survey.Core.Responses.Merging;

/// <summary>What identifies a save of a form that is open in a browser: the field <c>_save</c>.</summary>
/// <param name="Page">The name of the open page: random, made by the script.</param>
/// <param name="Number">Higher for each later save of the page.</param>
public sealed record PageSave(string Page, long Number)
{
    /// <summary>The field of a form that holds it. No code of a question begins with an underscore.</summary>
    public const string Field = "_save";

    private const int LongestName = 20;

    /// <summary>The earlier page whose answers were restored into this one, with its number at that time; null for none.</summary>
    public PageSave? Restored { get; init; }

    /// <summary>Reads <c>k3f9z.12</c>, or <c>k3f9z.12.x7a2b.5</c> with a restored page; null if the text is neither.</summary>
    public static PageSave? Find(string text) => text.Split('.') switch
    {
        [var page, var number] => Find(page, number),
        [var page, var number, var earlier, var last] when Find(page, number) is { } save => save with { Restored = Find(earlier, last) },
        _ => null,
    };

    private static PageSave? Find(string page, string number) =>
        page.Length is > 0 and <= LongestName
        && page.All(char.IsAsciiLetterOrDigit)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? new PageSave(page, value) : null;
}
