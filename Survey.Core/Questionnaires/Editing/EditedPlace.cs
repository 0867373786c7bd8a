using System.Globalization;
using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.Editing;

/// <summary>The part of a questionnaire in edit that a problem is about.</summary>
/// <param name="Item">The item; null if it is not about one.</param>
/// <param name="List">The code of the list of choices; null if it is not about one.</param>
/// <param name="Member">The name of the property of the item; null if unknown.</param>
public sealed record EditedPlace(EditedItem? Item, string? List, string? Member)
{
    /// <summary>Finds the part. The readers name items by their numbers, and checks of the whole name them by their codes.</summary>
    /// <param name="form">The questionnaire.</param>
    /// <param name="place">The place of the problem in <c>questionnaire.json</c>.</param>
    public static EditedPlace Find(EditedForm form, Place place)
    {
        var steps = place.Pointer
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .ToList();
        if (steps is ["choices", var list, ..] && form.ListCodes.Contains(list, StringComparer.Ordinal))
        {
            return new EditedPlace(Item: null, list, Member: null);
        }

        if (steps is [var changed] && changed.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon)
        {
            return new EditedPlace(Item: null, changed[..colon], Member: null);
        }

        var (item, read) = steps is ["items", var number, ..] && int.TryParse(number, CultureInfo.InvariantCulture, out _)
            ? FindByNumbers(form, steps)
            : FindByCodes(form, steps);
        var member = steps.ElementAtOrDefault(read);
        var isShown = member == "code" || ItemProperty.All.Any(property => property.Name == member);
        return new EditedPlace(item, List: null, isShown ? member : null);
    }

    private static (EditedItem? Item, int Read) FindByNumbers(EditedForm form, List<string> steps)
    {
        EditedItem? item = null;
        var read = 0;
        while (
            read + 1 < steps.Count
            && steps[read] == "items"
            && int.TryParse(steps[read + 1], CultureInfo.InvariantCulture, out var index))
        {
            var parent = item?.Key ?? "";
            item = form.Items.Where(each => each.Parent == parent).ElementAtOrDefault(index);
            read += 2;
        }

        return (item, read);
    }

    private static (EditedItem? Item, int Read) FindByCodes(EditedForm form, List<string> steps)
    {
        EditedItem? item = null;
        var (scope, read) = ("", 0);
        while (
            read < steps.Count
            && (form.Find(scope + steps[read]) ?? form.Items.FirstOrDefault(each =>
                each.Type == EditedItem.Section && each.Scope == scope && each.Code == steps[read])) is { } found)
        {
            item = found;
            scope = found.Type == EditedItem.Repeat ? $"{found.Key}/" : scope;
            read++;
        }

        return (item, read);
    }
}
