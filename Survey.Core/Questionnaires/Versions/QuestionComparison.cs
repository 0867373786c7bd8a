using System.Globalization;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Core.Questionnaires.Versions;

/// <summary>Compares one question of two versions.</summary>
internal static class QuestionComparison
{
    public static List<QuestionnaireChange> Of(
        string place,
        ScopedQuestion before,
        ScopedQuestion after,
        (string? Before, string? After) frameworks)
    {
        var changes = new List<QuestionnaireChange>();
        var (earlier, later) = (before.Question, after.Question);
        Text(changes, place, "type", earlier.TypeName, later.TypeName, IsWider(earlier, later) ? Comparability.WithCare : Comparability.No);
        QuestionnaireComparison.Add(changes, place, "label", earlier.Head.Label, later.Head.Label);
        QuestionnaireComparison.Add(changes, place, "hint", earlier.Head.Hint, later.Head.Hint);
        QuestionnaireComparison.Add(changes, place, "guidance hint", earlier.Head.GuidanceHint, later.Head.GuidanceHint);
        Text(changes, place, "asked if", Conditions(before), Conditions(after), Comparability.WithCare);
        Text(changes, place, "required", earlier.Rules.Required?.Text, later.Rules.Required?.Text, Comparability.WithCare);
        Text(changes, place, "constraint", earlier.Rules.Constraint?.Text, later.Rules.Constraint?.Text, Comparability.WithCare);
        QuestionnaireComparison.Add(changes, place, "constraint message", earlier.Rules.ConstraintMessage, later.Rules.ConstraintMessage);
        Text(changes, place, "warning", earlier.Rules.Warning?.Text, later.Rules.Warning?.Text, Comparability.Same);
        QuestionnaireComparison.Add(changes, place, "warning message", earlier.Rules.WarningMessage, later.Rules.WarningMessage);
        QuestionnaireComparison.Add(changes, place, "required message", earlier.Rules.RequiredMessage, later.Rules.RequiredMessage);
        Text(changes, place, "default", DefaultOf(earlier), DefaultOf(later), Comparability.Same);
        Text(changes, place, "read only", earlier.Rules.ReadOnly?.Text, later.Rules.ReadOnly?.Text, Comparability.WithCare);
        if (earlier is CodedQuestion coded && later is CodedQuestion codedLater)
        {
            var (from, to) = (coded.Framework ?? frameworks.Before, codedLater.Framework ?? frameworks.After);
            Text(changes, place, "framework", from, to, Comparability.No);
        }

        Text(
            changes,
            place,
            "unit",
            (earlier as NumericQuestion)?.Unit?.Code,
            (later as NumericQuestion)?.Unit?.Code,
            Comparability.No);
        AddOwn(changes, place, earlier, later);
        return changes;
    }

    private static void AddOwn(List<QuestionnaireChange> changes, string place, Question before, Question after)
    {
        switch (before, after)
        {
            case (TextQuestion earlier, TextQuestion later):
                Text(
                    changes,
                    place,
                    "longest text",
                    Number(earlier.MaxLength),
                    Number(later.MaxLength),
                    later.MaxLength < earlier.MaxLength ? Comparability.WithCare : Comparability.Same);
                break;
            case (Repeat earlier, Repeat later):
                Text(changes, place, "fewest rows", Number(earlier.Minimum), Number(later.Minimum), Comparability.WithCare);
                Text(
                    changes,
                    place,
                    "most rows",
                    Number(earlier.MostRows),
                    Number(later.MostRows),
                    later.MostRows < earlier.MostRows ? Comparability.WithCare : Comparability.Same);
                Text(changes, place, "number of rows", earlier.Count?.Text, later.Count?.Text, Comparability.WithCare);
                break;
            case (RangeQuestion earlier, RangeQuestion later):
                Text(changes, place, "scale", ScaleOf(earlier), ScaleOf(later), Comparability.No);
                QuestionnaireComparison.Add(changes, place, "label of the lowest number", earlier.Low, later.Low);
                QuestionnaireComparison.Add(changes, place, "label of the highest number", earlier.High, later.High);
                break;
            case (CalculatedQuestion earlier, CalculatedQuestion later):
                Text(changes, place, "calculation", earlier.Calculation.Text, later.Calculation.Text, Comparability.No);
                break;
            case (ChoiceQuestion earlier, ChoiceQuestion later):
                Text(
                    changes,
                    place,
                    "list of choices",
                    earlier.Choices.Code,
                    later.Choices.Code,
                    HoldsAll(earlier.Choices, later.Choices) ? Comparability.WithCare : Comparability.No);
                Text(changes, place, "choice filter", earlier.Filter?.Text, later.Filter?.Text, Comparability.WithCare);
                break;
        }
    }

    /// <summary>True if every answer of the earlier type is also a valid answer of the later type, in the same notation.</summary>
    private static bool IsWider(Question before, Question after) => (before, after) switch
    {
        (IntegerQuestion, DecimalQuestion) => true,
        (UrlQuestion or EmailQuestion or DateQuestion or TimeQuestion or DateTimeQuestion, TextQuestion) => true,
        _ => false,
    };

    private static bool HoldsAll(ChoiceList before, ChoiceList after) => before.Choices.All(choice => after.Find(choice.Code) is not null);

    private static string? Conditions(ScopedQuestion question) =>
        question.Conditions.Count == 0 ? null : string.Join(" and ", question.Conditions);

    private static string? DefaultOf(Question question) => question.Rules.Default?.GetRawText() ?? question.Rules.DefaultExpression?.Text;

    private static string ScaleOf(RangeQuestion range) =>
        string.Create(CultureInfo.InvariantCulture, $"{range.Start} to {range.End} by {range.Step}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Text(
        List<QuestionnaireChange> changes,
        string place,
        string what,
        string? before,
        string? after,
        Comparability comparability) => QuestionnaireComparison.Add(changes, place, what, before, after, comparability);
}
