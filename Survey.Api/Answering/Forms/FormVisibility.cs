using Survey.Core.Questionnaires.Logic;
using Survey.Core.Questionnaires.Questions;

namespace Survey.Api.Answering.Forms;

/// <summary>What of a page is shown, given the answers: the same decisions as the page's parts make, for the script.</summary>
internal static class FormVisibility
{
    /// <summary>The ids of what is not shown now.</summary>
    public static IReadOnlyList<string> GetHidden(FormView view) =>
        [.. Walk(view, view.Page.Items, view.Scope, "").Where(each => each.Id is not null && !each.IsShown).Select(each => each.Id!)];

    /// <summary>The calculated values that the page shows, by field.</summary>
    public static IReadOnlyDictionary<string, string> GetValues(FormView view) =>
        Walk(view, view.Page.Items, view.Scope, "")
            .Where(each => each.Value is not null)
            .ToDictionary(each => each.Name, each => each.Value!, StringComparer.Ordinal);

    /// <summary>The fields of questions that are shown, relevant sections around them included, rows opened.</summary>
    public static IReadOnlyList<string> GetShownFields(FormView view) =>
        [
            .. Walk(view, view.Page.Items, view.Scope, "")
                .Where(each => each.IsQuestion && each.IsShown && each.IsReachable)
                .Select(each => each.Name),
        ];

    private static IEnumerable<Part> Walk(
        FormView view,
        IReadOnlyList<Item> items,
        AnswerScope scope,
        string prefix,
        bool isReachable = true)
    {
        foreach (var item in items)
        {
            var (name, isShown) = (prefix + item.Code, FormView.Holds(item.Relevant, scope));
            yield return new Part(
                FormView.IdOf(item, prefix),
                name,
                isShown,
                isReachable,
                item is Question { IsHidden: false } and not CalculatedQuestion)
            {
                Value = item is CalculatedQuestion ? scope.GetText(scope.Questions.Find(item.Code)!) : null,
            };
            if (item is Question question && FormView.IdOfWarning(question, name) is { } warning)
            {
                yield return new Part(warning, name, FormView.IsDoubtful(question, scope), isReachable, IsQuestion: false);
            }

            var inside = item switch
            {
                Section section => Walk(view, section.Items, scope, prefix, isReachable && isShown),
                Repeat repeat => view.Values.GetKeys(name).Zip(scope.GetRows(repeat))
                    .SelectMany(row => Walk(view, repeat.Items, row.Second, FormValues.RowPrefix(name, row.First), isReachable && isShown)),
                ChoiceQuestion choices => FormView
                    .ChoicesOf(choices, scope)
                    .Select(each => new Part(
                        FormView.IdOf(choices, name, each.Choice),
                        name,
                        each.IsOffered,
                        isReachable,
                        IsQuestion: false)),
                _ => [],
            };
            foreach (var part in inside)
            {
                yield return part;
            }
        }
    }

    private sealed record Part(string? Id, string Name, bool IsShown, bool IsReachable, bool IsQuestion)
    {
        public string? Value { get; init; }
    }
}
