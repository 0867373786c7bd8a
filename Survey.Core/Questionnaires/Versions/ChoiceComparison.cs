namespace Survey.Core.Questionnaires.Versions;

/// <summary>Compares the lists of choices of two versions.</summary>
internal static class ChoiceComparison
{
    public static List<QuestionnaireChange> Of(Questionnaire before, Questionnaire after)
    {
        var changes = new List<QuestionnaireChange>();
        var earlierLists = before.ChoiceLists.ToDictionary(list => list.Code, StringComparer.Ordinal);
        foreach (var later in after.ChoiceLists)
        {
            // A new list needs no entry of its own. The question that uses it is new or has changed its list, and is reported.
            if (earlierLists.TryGetValue(later.Code, out var earlier))
            {
                Compare(changes, earlier, later);
            }
        }

        return changes;
    }

    private static void Compare(List<QuestionnaireChange> changes, ChoiceList before, ChoiceList after)
    {
        foreach (var choice in after.Choices)
        {
            var place = $"{after.Code}: {choice.Code}";
            if (before.Find(choice.Code) is { } earlier)
            {
                QuestionnaireComparison.Add(changes, place, "choice's label", earlier.Label, choice.Label);
            }
            else
            {
                changes.Add(new QuestionnaireChange(place, "choice added", null, choice.Label.ToString(), Comparability.WithCare));
            }
        }

        foreach (var choice in before.Choices.Where(choice => after.Find(choice.Code) is null))
        {
            changes.Add(
                new QuestionnaireChange($"{before.Code}: {choice.Code}", "choice removed", choice.Label.ToString(), null, Comparability.No)
            );
        }
    }
}
