using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires;

/// <summary>Finds the languages of a questionnaire's texts.</summary>
public static class QuestionnaireLanguages
{
    /// <summary>
    /// The language tags that occur in the questionnaire, each once: the default language first if it occurs, then the
    /// others in the order of their first use. Empty if no text has a language.
    /// </summary>
    public static IReadOnlyList<string> Of(Questionnaire questionnaire)
    {
        var tags = new[] { questionnaire.Title }
            .Concat(questionnaire.Items.SelectMany(TextsOf))
            .Concat(questionnaire.ChoiceLists.SelectMany(list => list.Choices).Select(choice => choice.Label))
            .OfType<LocalizedText>()
            .SelectMany(text => text.Languages)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return [.. tags.OrderBy(tag => !string.Equals(tag, questionnaire.DefaultLanguage, StringComparison.OrdinalIgnoreCase))];
    }

    private static IEnumerable<LocalizedText?> TextsOf(Item item)
    {
        var rules = (item as Question)?.Rules;
        IEnumerable<LocalizedText?> own = [item.Head.Label, item.Head.Hint, item.Head.GuidanceHint, rules?.RequiredMessage, rules?.ConstraintMessage];
        var inside = item switch
        {
            Section section => section.Items,
            Repeat repeat => repeat.Items,
            _ => [],
        };
        return own.Concat(inside.SelectMany(TextsOf));
    }
}
