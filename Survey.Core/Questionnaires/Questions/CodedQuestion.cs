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
            code => framework.FindElement(code) is null ? null : ProblemCatalogue.ThemeUnknown["element"],
            framework.Themes.Select(theme => theme.Code).OfType<string>());
        var elements = ReadEach(
            members.Find("elements"),
            code => framework.FindElement(code),
            element => element.Position,
            ProblemCatalogue.ElementUnknown,
            code => framework.FindTheme(code) is null ? null : ProblemCatalogue.ElementUnknown["theme"],
            framework.Elements.Select(element => element.Code));
        members.RefuseOthers();
        return themes.Count + elements.Count == 0 ? null : new CodedAnswer(themes, elements);
    }

    private static List<T> ReadEach<T>(
        JsonValue? list,
        Func<string, T?> find,
        Func<T, int> position,
        ProblemVariant unknown,
        Func<string, ProblemVariant?> findMixedUp,
        IEnumerable<string> codes)
        where T : class
    {
        var named = new SortedDictionary<int, T>();
        foreach (var (code, place) in list?.AsCodes() ?? [])
        {
            if (find(code) is not { } known)
            {
                if (findMixedUp(code) is { } mixedUp)
                {
                    list!.Value.Problems.Add(mixedUp, place, ("found", code));
                }
                else
                {
                    list!.Value.Problems.Add(unknown, place, ("found", code), ("known", Detail.List(codes)));
                }
            }
            else if (!named.TryAdd(position(known), known))
            {
                list!.Value.Problems.Add(ProblemCatalogue.CodeRepeated, place, ("found", code));
            }
        }

        return [.. named.Values];
    }
}
