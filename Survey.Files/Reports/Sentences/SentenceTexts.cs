using System.Text.RegularExpressions;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Core.Reading;

namespace Survey.Files.Reports.Sentences;

/// <summary>
/// Fills the texts of sentences. All numbers of a sentence are written in the same way: in words if the language has a word for each,
/// otherwise in figures.
/// </summary>
/// <param name="wording">Texts and names in the report's language.</param>
/// <param name="counts">The numbers of the sentence, without those that are 0.</param>
internal sealed partial class SentenceTexts(ReportWording wording, params IEnumerable<int> counts)
{
    private const string Prefix = "sentence.";

    /// <summary>True if the numbers are written in words.</summary>
    public bool IsInWords { get; } = counts.Where(count => count != 0).All(count => wording.In.FindWord(count) is not null);

    /// <summary>A number in words or figures.</summary>
    public string Number(int count) => (IsInWords ? wording.In.FindWord(count) : null) ?? wording.In.Write(count);

    /// <summary>A text with its placeholders filled.</summary>
    /// <param name="key">The key without <c>sentence.</c> at its start.</param>
    /// <param name="values">A text, a number or the parts of a sentence for each placeholder.</param>
    public IReadOnlyList<SentencePart> Fill(string key, params IReadOnlyList<(string Name, object Value)> values) =>
        FillText(wording[Prefix + key], values);

    /// <summary>A text in the plural form of a number, which fills <c>{count}</c>.</summary>
    /// <param name="key">The key without <c>sentence.</c> at its start and the form at its end.</param>
    /// <param name="count">The number.</param>
    /// <param name="figure">The figure that it is (<see cref="Core.Analysis.FootnoteFigures"/>); null for none.</param>
    /// <param name="values">The values of the other placeholders.</param>
    public IReadOnlyList<SentencePart> Count(
        string key,
        int count,
        string? figure = null,
        params IReadOnlyList<(string Name, object Value)> values) =>
        FillText(
            wording[$"{Prefix}{key}#{wording.In.GetPluralForm(count)}"],
            [("count", (IReadOnlyList<SentencePart>)[new SentencePart(Number(count), Figure: figure)]), .. values]);

    /// <summary>How many organizations of a type or group: “five RCPs”; “Regional consultative process (5)” without such a text.</summary>
    public IReadOnlyList<SentencePart> CountNamed(CountedName? counted, LocalizedText name, int count, string figure)
    {
        var parts = wording.FindCounted(counted, count) is { } text
            ? FillText(text, [("count", count)])
            : Fill("of-type", ("type", wording.Heading(name)), ("count", wording.Number(count)));
        return [.. parts.Take(parts.Count - 1), parts[^1] with { Figure = figure }];
    }

    /// <summary>A list in a sentence, with “and” before its last item.</summary>
    public IReadOnlyList<SentencePart> Join(IReadOnlyList<IReadOnlyList<SentencePart>> items)
    {
        var whole = wording.In.WriteWithAnd([.. items.Select(TextOf)]);
        var parts = new List<SentencePart>();
        var at = 0;
        foreach (var item in items)
        {
            var begin = whole.IndexOf(TextOf(item), at, StringComparison.Ordinal);
            if (begin > at)
            {
                parts.Add(new SentencePart(whole[at..begin]));
            }

            parts.AddRange(item);
            at = begin + TextOf(item).Length;
        }

        return parts;
    }

    /// <summary>The short names of organizations, separated by semicolons.</summary>
    public IReadOnlyList<SentencePart> Names(IEnumerable<Organization> organizations) => Names(organizations, wording.Of);

    /// <summary>Names of organizations, separated by semicolons.</summary>
    public IReadOnlyList<SentencePart> Names(IEnumerable<Organization> organizations, Func<Organization, string> name) =>
        Separate(organizations.Select(IReadOnlyList<SentencePart> (organization) =>
            [new SentencePart(wording.In.Isolate(name(organization)), organization)]));

    /// <summary>Entries separated by semicolons.</summary>
    public IReadOnlyList<SentencePart> Separate(IEnumerable<IReadOnlyList<SentencePart>> entries) =>
    [
        .. entries.SelectMany(IEnumerable<SentencePart> (entry, index) =>
            index == 0 ? entry : [new SentencePart(wording["names.separator"]), .. entry]),
    ];

    /// <summary>The text of parts.</summary>
    public static string TextOf(IEnumerable<SentencePart> parts) => string.Concat(parts.Select(part => part.Text));

    /// <summary>Parts with a capital letter at the start.</summary>
    public static IReadOnlyList<SentencePart> Capitalize(IReadOnlyList<SentencePart> parts) =>
        [.. parts.Select((part, index) => index == 0 ? part with { Text = Language.Capitalize(part.Text) } : part)];

    private List<SentencePart> FillText(string text, IReadOnlyList<(string Name, object Value)> values)
    {
        var parts = new List<SentencePart>();
        foreach (var (index, piece) in Placeholder().Split(text).Index())
        {
            if (index % 2 == 0)
            {
                if (piece.Length > 0)
                {
                    parts.Add(new SentencePart(piece));
                }

                continue;
            }

            parts.AddRange(values.First(each => each.Name == piece).Value switch
            {
                int number => [new SentencePart(Number(number))],
                string words => [new SentencePart(wording.In.Isolate(words))],
                IReadOnlyList<SentencePart> inner => inner,
                var other => throw new ArgumentException($"No sentence can contain {other}.", nameof(values)),
            });
        }

        return parts;
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
