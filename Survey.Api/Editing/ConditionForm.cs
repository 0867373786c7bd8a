using System.Globalization;
using Survey.Collecting.Editing;
using Survey.Core.Questionnaires.Editing;

namespace Survey.Api.Editing;

/// <summary>A condition as it is picked or written on its page.</summary>
/// <param name="Condition">Its clauses; null if it can only be written.</param>
/// <param name="Text">The condition as an expression.</param>
public sealed record ConditionForm(PickedCondition? Condition, string Text)
{
    /// <summary>The properties that are conditions.</summary>
    public static IReadOnlyList<string> Members { get; } = ["relevant", "required", "readOnly", "constraint", "warning"];

    /// <summary>True if a clause was begun that has no value yet.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>True for conditions about the answer to the question itself.</summary>
    public static bool IsAboutAnswer(string member) => member is "constraint" or "warning";

    /// <summary>The condition of an item.</summary>
    public static ConditionForm Of(EditingState state, EditedItem item, string member)
    {
        var text = ItemProperty.All.First(property => property.Name == member).Show(item);
        text = text == "true" ? "" : text;
        return new ConditionForm(PickedCondition.Find(text), text);
    }

    /// <summary>Reads what was picked.</summary>
    public static ConditionForm Read(EditingState state, EditedItem item, string member, IFormCollection form)
    {
        var clauses = new List<ConditionClause>();
        for (var index = 0; form.ContainsKey($"subject-{index}"); index++)
        {
            var number = index.ToString(CultureInfo.InvariantCulture);
            if (form[$"remove-{number}"] != "yes")
            {
                var subject = form[$"subject-{number}"].ToString();
                var name = form[$"operator-{number}"].ToString();
                var value = ConditionClause.NeedsValue(name) ? form[$"value-{number}"].ToString().Trim() : "";
                clauses.Add(Begin(state, item, subject) with
                {
                    Operator = ConditionClause.Operators.Contains(name, StringComparer.Ordinal) ? name : "answered",
                    Value = value,
                });
            }
        }

        var added = form["new-subject"].ToString();
        if (added.Length > 0)
        {
            clauses.Add(Begin(state, item, added));
        }

        var condition = new PickedCondition(form["any"] == "any", clauses);
        return new ConditionForm(condition, condition.ToString()) { IsUnfinished = added.Length > 0 };
    }

    /// <summary>The question that a clause is about; null if there is none.</summary>
    public static EditedItem? FindSubject(EditingState state, EditedItem item, string subject) =>
        subject == ConditionClause.Itself ? item : state.Form.Resolve(subject, item.Scope);

    /// <summary>The questions that a condition of an item may be about: those that are answered once for it.</summary>
    public static IEnumerable<EditedItem> GetSubjects(EditingState state, EditedItem item) =>
        state.Form.Items.Where(each =>
            each.Key != item.Key
            && !each.IsContainer
            && each.Type != "note"
            && item.Scope.StartsWith(each.Scope, StringComparison.Ordinal));

    private static ConditionClause Begin(EditingState state, EditedItem item, string subject)
    {
        var type = FindSubject(state, item, subject)?.Type ?? "text";
        return new ConditionClause(subject, ConditionClause.OperatorsFor(type)[0], "", ConditionClause.KindFor(type));
    }
}
