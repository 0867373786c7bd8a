using System.Text.RegularExpressions;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Translations;

/// <summary>
/// Finds what a file of translations changes. A text changes only if its translation was edited in the file, and is refused if its original
/// or its translation was changed in the round meanwhile. So two people do not overwrite each other, and other changes of the round do not
/// matter.
/// </summary>
public static partial class TranslationReading
{
    /// <summary>Reads the changes, and reports all problems.</summary>
    /// <param name="file">The file.</param>
    /// <param name="written">The texts of the revision that the file was written from.</param>
    /// <param name="present">The present texts of the round.</param>
    /// <param name="problems">Receives the problems found.</param>
    public static TranslationChanges Read(TranslationFile file, RoundTexts written, RoundTexts present, ProblemLog problems)
    {
        var (from, to) = (file.Head.From, file.Head.To);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var reviewed = new HashSet<string>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in file.Entries)
        {
            if (written.Find(entry.Key) is not { } before)
            {
                problems.Add(ProblemCatalogue.TranslationKeyUnknown, entry.Place, ("found", entry.Key));
            }
            else if (!known.Add(before.Key))
            {
                problems.Add(ProblemCatalogue.TranslationKeyUnknown["twice"], entry.Place, ("found", before.Key));
            }
            else
            {
                Read(entry, before);
            }
        }

        return new TranslationChanges(texts, reviewed);

        void Read(ReadTranslation entry, TranslatableText before)
        {
            var isEdited = entry.Target.Length > 0 && !IsSame(entry.Target, before.In(to));
            if (!isEdited && (!entry.IsReviewed || entry.Target.Length == 0))
            {
                return;
            }

            if (entry.Source is { } source && !IsSame(source, before.In(from)))
            {
                problems.Add(
                    ProblemCatalogue.TranslationSourceChanged["edited"],
                    entry.Place,
                    ("before", Excerpt.Of(before.In(from))),
                    ("found", Excerpt.Of(source)));
            }
            else if (present.Find(before.Key) is not { } now)
            {
                problems.Add(ProblemCatalogue.TranslationKeyUnknown["removed"], entry.Place, ("found", before.Key));
            }
            else if (now.In(from) != before.In(from))
            {
                problems.Add(
                    ProblemCatalogue.TranslationSourceChanged,
                    entry.Place,
                    ("before", Excerpt.Of(before.In(from))),
                    ("found", Excerpt.Of(now.In(from))));
            }
            else if (now.In(to) != before.In(to) && !IsSame(entry.Target, now.In(to)))
            {
                problems.Add(ProblemCatalogue.TranslationChangedMeanwhile, entry.Place, ("found", Excerpt.Of(now.In(to))));
            }
            else if (!isEdited || Verify(now, now.In(from), entry.Target, entry.Place, problems) is not { } read)
            {
                Note(entry, now, change: null);
            }
            else
            {
                Note(entry, now, IsSame(read, now.In(to)) ? null : read);
            }
        }

        void Note(ReadTranslation entry, TranslatableText now, string? change)
        {
            if (change is not null)
            {
                texts[now.Key] = change;
            }

            if (entry.IsReviewed)
            {
                reviewed.Add(now.Key);
            }
        }
    }

    /// <summary>Checks a translation that was typed; null after a problem.</summary>
    /// <param name="text">The text that it belongs to.</param>
    /// <param name="source">The original.</param>
    /// <param name="typed">The translation.</param>
    /// <param name="place">Its place.</param>
    /// <param name="problems">Receives the problems found.</param>
    public static string? Verify(TranslatableText text, string source, string typed, Place place, ProblemLog problems)
    {
        var errors = problems.Errors;
        var read = text.IsLine ? TypedText.ReadLine(typed, place, problems) : TypedText.ReadLines(typed, place, problems);
        if (read?.Length > text.MaxLength)
        {
            problems.Add(ProblemCatalogue.TranslationTooLong, place, ("count", read.Length), ("most", text.MaxLength));
        }

        var (wanted, found) = (CodesIn(source), CodesIn(typed));
        if (wanted.Except(found, StringComparer.Ordinal).ToList() is { Count: > 0 } lost)
        {
            problems.Add(ProblemCatalogue.TranslationPlaceholder, place, ("found", Detail.Words(lost)));
        }

        if (found.Except(wanted, StringComparer.Ordinal).ToList() is { Count: > 0 } added)
        {
            problems.Add(ProblemCatalogue.TranslationPlaceholder["added"], place, ("found", Detail.Words(added)));
        }

        return problems.Errors > errors ? null : read;
    }

    /// <summary>The parts of a text that stand for answers: <c>${code}</c>.</summary>
    [GeneratedRegex(@"\$\{[^{}\s]+\}", RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Placeholders();

    private static List<string> CodesIn(string text) =>
        [.. Placeholders().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>True if both say the same: files have no white space at the ends, and one kind of line ends.</summary>
    private static bool IsSame(string text, string other) =>
        string.Equals(TypedText.ToLines(text), TypedText.ToLines(other), StringComparison.Ordinal);
}
