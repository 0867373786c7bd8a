namespace Survey.Core.Problems;

/// <summary>
/// A value quoted by a message: text of the input, a number, a day, a time, a list, words of a questionnaire in the reader's language, or a
/// <see cref="Phrase"/>. It is formatted for the message's language.
/// </summary>
public sealed class Detail
{
    private const int MaxQuoteLength = 60;
    private const int MaxListed = 10;

    private readonly Func<ProblemTemplates, string> _write;

    private Detail(Func<ProblemTemplates, string> write) => _write = write;

    /// <summary>The whole number that selects the plural form; null for other values.</summary>
    internal long? Number { get; private init; }

    /// <summary>A text of the input, cut after 60 characters.</summary>
    public static implicit operator Detail(string text) => Exact(Cut(text));

    /// <summary>A whole number.</summary>
    public static implicit operator Detail(int number) => (long)number;

    /// <summary>A whole number.</summary>
    public static implicit operator Detail(long number) => new(texts => texts.In.Write(number)) { Number = number };

    /// <summary>A number with decimals.</summary>
    public static implicit operator Detail(decimal number) => new(texts => texts.In.Write(number));

    /// <summary>A day, written in words.</summary>
    public static implicit operator Detail(DateOnly day) => new(texts => texts.In.Write(day));

    /// <summary>A time, written in words and in UTC.</summary>
    public static implicit operator Detail(DateTimeOffset moment) => new(texts => texts.In.Write(moment));

    /// <summary>A phrase of the templates.</summary>
    public static implicit operator Detail(Phrase phrase) => new(phrase.ToText);

    /// <summary>A text of the program, quoted in full.</summary>
    public static Detail Exact(string text) => new(_ => text);

    /// <summary>A list of the program's own words, quoted in full.</summary>
    public static Detail Words(IEnumerable<string> words)
    {
        var all = words.ToList();
        return new Detail(texts => texts.In.Write(all));
    }

    /// <summary>Words in several languages, such as the label of a question; quoted in full.</summary>
    /// <param name="find">Returns the words in a language, given its tag.</param>
    public static Detail InLanguages(Func<string, string> find) => new(texts => find(texts.In.Tag));

    /// <summary>A list: the first ten items, and the number of the others.</summary>
    public static Detail List(IEnumerable<string> items) => List(items.Select(item => (Detail)item));

    /// <summary>A list: the first ten items, and the number of the others.</summary>
    public static Detail List(IEnumerable<Detail> items)
    {
        var all = items.ToList();
        return new Detail(texts =>
        {
            var shown = texts.In.Write(all.Take(MaxListed).Select(item => item.ToText(texts)));
            return all.Count switch
            {
                0 => new Phrase("list-empty").ToText(texts),
                <= MaxListed => shown,
                _ => new Phrase("list-more", ("list", Exact(shown)), ("count", all.Count - MaxListed)).ToText(texts),
            };
        });
    }

    internal string ToText(ProblemTemplates texts) => _write(texts);

    private static string Cut(string text)
    {
        var cut = text.Length > MaxQuoteLength ? string.Concat(text.AsSpan(0, MaxQuoteLength), "…") : text;
        return string.Concat(cut.Select(character => char.IsControl(character) ? ' ' : character));
    }
}
