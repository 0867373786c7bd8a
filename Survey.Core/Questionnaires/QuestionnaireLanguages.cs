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
        var texts = questionnaire
            .Items.SelectMany(TextsOf)
            .Concat(
                questionnaire.ChoiceLists.Where(list => !list.IsBuiltIn)
                    .SelectMany(list => list.Choices)
                    .Where(choice => !IsCode(choice))
                    .Select(choice => choice.Label))
            .OfType<LocalizedText>()
            .ToList();
        if (!texts.Append(questionnaire.Title).Any(text => text.Languages.Any()))
        {
            return [];
        }

        // A plain text is in the default language. The title alone says nothing, since it may be only the code.
        var tags = questionnaire.Title.Languages
            .Concat(texts.SelectMany(text => text.Languages.DefaultIfEmpty(questionnaire.DefaultLanguage)))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return [.. tags.OrderBy(tag => !string.Equals(tag, questionnaire.DefaultLanguage, StringComparison.OrdinalIgnoreCase))];
    }

    // A choice without a label is shown by its code.
    private static bool IsCode(Choice choice) => choice.Label.Equals(LocalizedText.Plain(choice.Code));

    private static IEnumerable<LocalizedText?> TextsOf(Item item)
    {
        var rules = (item as Question)?.Rules;
        IEnumerable<LocalizedText?> own =
        [
            item.Head.Label,
            item.Head.Hint,
            item.Head.GuidanceHint,
            rules?.RequiredMessage,
            rules?.ConstraintMessage,
            rules?.WarningMessage,
            (item as RangeQuestion)?.Low,
            (item as RangeQuestion)?.High,
        ];
        var inside = item switch
        {
            Section section => section.Items,
            Repeat repeat => repeat.Items,
            _ => [],
        };
        return own.Concat(inside.SelectMany(TextsOf));
    }
}
