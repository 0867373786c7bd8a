using Survey.Core.Problems;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>A question that is answered with themes and elements of the framework.</summary>
/// <param name="Head">Code, label and other properties that every item has.</param>
/// <param name="Rules">Required, constraint, default and other rules that any question may have.</param>
public sealed record CodedQuestion(ItemHead Head, QuestionRules Rules) : Question(Head, Rules)
{
    /// <inheritdoc/>
    public override Answer? Read(JsonValue value, AnswerContext context)
    {
        if (value.AsObject() is not { } members)
        {
            return null;
        }

        var framework = context.Framework;
        var themes = ReadEach(
            members.Find("themes"),
            code => framework.FindTheme(code),
            theme => theme.Position,
            ProblemCatalogue.ThemeUnknown,
            code => framework.FindElement(code) is null
                ? $"The framework has no theme “{Excerpt.Of(code)}”. It has: {Excerpt.OfCodes(framework.Themes.Select(theme => theme.Code ?? "none"))}."
                : $"“{Excerpt.Of(code)}” is an element of the framework, not a theme. List it under “elements”.");
        var elements = ReadEach(
            members.Find("elements"),
            code => framework.FindElement(code),
            element => element.Position,
            ProblemCatalogue.ElementUnknown,
            code => framework.FindTheme(code) is null
                ? $"The framework has no element “{Excerpt.Of(code)}”. It has: {Excerpt.OfCodes(framework.Elements.Select(element => element.Code))}."
                : $"“{Excerpt.Of(code)}” is a theme of the framework, not an element. List it under “themes”.");
        members.RefuseOthers();
        return themes.Count + elements.Count == 0 ? null : new CodedAnswer(themes, elements);
    }

    private static List<T> ReadEach<T>(
        JsonValue? list,
        Func<string, T?> find,
        Func<T, int> position,
        ProblemKind unknown,
        Func<string, string> explain)
        where T : class
    {
        var named = new SortedDictionary<int, T>();
        foreach (var (code, place) in list?.AsCodes() ?? [])
        {
            if (find(code) is not { } known)
            {
                list!.Value.Problems.Add(unknown, place, explain(code));
            }
            else if (!named.TryAdd(position(known), known))
            {
                list!.Value.Problems.Add(ProblemCatalogue.CodeRepeated, place, $"“{code}” is named twice in this row; it counts once.");
            }
        }

        return [.. named.Values];
    }
}
