using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Versions;

/// <summary>The differences between two versions of a questionnaire, and whether answers stay comparable.</summary>
/// <param name="Before">The earlier version.</param>
/// <param name="After">The later version.</param>
/// <param name="Changes">
/// First the questionnaire, then questions, sections and notes, choices; each in the order of the later version,
/// removed ones after the others. Appearance, order and additional columns are not compared.
/// </param>
public sealed record QuestionnaireComparison(Questionnaire Before, Questionnaire After, IReadOnlyList<QuestionnaireChange> Changes)
{
    /// <summary>True if a round may move from the earlier to the later version: no answer loses its meaning or its place.</summary>
    public bool IsCompatible => Changes.All(change => change.Comparability != Comparability.No);

    /// <summary>True if something changed, but not the version: then a round that has been answered needs a new version.</summary>
    public bool NeedsVersion => Changes.Count > 0 && Before.Version == After.Version;

    /// <summary>Compares two versions.</summary>
    public static QuestionnaireComparison Of(Questionnaire before, Questionnaire after)
    {
        var changes = new List<QuestionnaireChange>();
        Add(changes, "", "questionnaire", before.Code, after.Code, Comparability.No);
        Add(changes, "", "title", before.Title, after.Title);
        Add(changes, "", "default language", before.DefaultLanguage, after.DefaultLanguage, Comparability.Same);
        changes.AddRange(CompareScopes("", before.Scope, after.Scope, (before.Framework, after.Framework)));
        changes.AddRange(CompareNotes(before.Items, after.Items));
        changes.AddRange(ChoiceComparison.Of(before, after));
        return new QuestionnaireComparison(before, after, changes);
    }

    /// <summary>Adds a change if the two values differ.</summary>
    internal static void Add(
        List<QuestionnaireChange> changes,
        string place,
        string what,
        string? before,
        string? after,
        Comparability comparability)
    {
        if (before != after)
        {
            changes.Add(new QuestionnaireChange(place, what, before, after, comparability));
        }
    }

    /// <summary>Adds a change for each language in which two displayed texts differ. Such a change keeps the meaning of answers.</summary>
    internal static void Add(List<QuestionnaireChange> changes, string place, string what, LocalizedText? before, LocalizedText? after)
    {
        if (before is null || after is null)
        {
            if (!Equals(before, after))
            {
                changes.Add(new QuestionnaireChange(place, what, before?.ToString(), after?.ToString(), Comparability.Same));
            }

            return;
        }

        // A text without a language shows the same as one that is repeated in every language.
        var languages = before.Languages.Union(after.Languages, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var language in languages.DefaultIfEmpty().Where(language => before.In(language ?? "en") != after.In(language ?? "en")))
        {
            changes.Add(new QuestionnaireChange(place, what, before.In(language ?? "en"), after.In(language ?? "en"), Comparability.Same)
            {
                Language = languages.Count > 1 ? language : null,
            });
        }
    }

    /// <summary>Compares the questions of a scope.</summary>
    /// <param name="prefix">The repeat groups around it.</param>
    /// <param name="before">The scope in the earlier version.</param>
    /// <param name="after">The scope in the later version.</param>
    /// <param name="frameworks">Codes of the questionnaires' own frameworks, for questions that name none.</param>
    private static IEnumerable<QuestionnaireChange> CompareScopes(
        string prefix,
        QuestionScope before,
        QuestionScope after,
        (string? Before, string? After) frameworks)
    {
        foreach (var scoped in after.Questions)
        {
            var question = scoped.Question;
            var place = prefix + question.Code;
            if (before.Find(question.Code) is not { } earlier)
            {
                var isRequired = question.Rules.Required is not null || question is Repeat { Minimum: > 0 };
                yield return new QuestionnaireChange(
                    place,
                    isRequired ? "required question added" : "optional question added",
                    null,
                    question.TypeName,
                    Comparability.WithCare);
                continue;
            }

            foreach (var change in QuestionComparison.Of(place, earlier, scoped, frameworks))
            {
                yield return change;
            }

            if (earlier.Question is Repeat earlierRows && question is Repeat rows)
            {
                foreach (var change in CompareScopes($"{place}/", earlierRows.Scope, rows.Scope, frameworks))
                {
                    yield return change;
                }
            }
        }

        foreach (var (question, _) in before.Questions.Where(scoped => after.Find(scoped.Question.Code) is null))
        {
            yield return new QuestionnaireChange(prefix + question.Code, "question removed", question.TypeName, null, Comparability.No);
        }
    }

    /// <summary>Compares sections and notes. They have no answers, so no change of them affects comparability.</summary>
    private static List<QuestionnaireChange> CompareNotes(IReadOnlyList<Item> before, IReadOnlyList<Item> after)
    {
        var changes = new List<QuestionnaireChange>();
        var earlier = Collect(before).ToDictionary(each => each.Place, each => each.Item, StringComparer.Ordinal);
        var later = Collect(after).ToList();
        foreach (var (place, item) in later)
        {
            if (earlier.Remove(place, out var known))
            {
                Add(changes, place, "label", known.Head.Label, item.Head.Label);
                Add(changes, place, "hint", known.Head.Hint, item.Head.Hint);
            }
            else
            {
                changes.Add(new QuestionnaireChange(place, "added", null, item.TypeName, Comparability.Same));
            }
        }

        changes.AddRange(
            earlier.Select(each => new QuestionnaireChange(each.Key, "removed", each.Value.TypeName, null, Comparability.Same)));
        return changes;

        static IEnumerable<(string Place, Item Item)> Collect(IReadOnlyList<Item> items, string prefix = "") =>
            items.SelectMany(item => item switch
            {
                Note => [($"{prefix}{item.Code}", item)],
                Section section => Collect(section.Items, prefix).Prepend(($"{prefix}{item.Code} (section)", item)),
                Repeat repeat => Collect(repeat.Items, $"{prefix}{item.Code}/"),
                _ => [],
            });
    }
}
