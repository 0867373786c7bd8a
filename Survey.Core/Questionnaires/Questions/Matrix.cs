namespace Survey.Core.Questionnaires.Questions;

/// <summary>
/// Questions that are shown as one table, a row each: select-one questions that follow each other in a section with the appearance
/// <c>table-list</c> and take the same list without a filter. The columns are the choices.
/// </summary>
/// <param name="Questions">Two or more questions, in order.</param>
public sealed record Matrix(IReadOnlyList<SelectOneQuestion> Questions)
{
    // A wider table is harder to fill in than questions one below the other.
    private const int MostColumns = 11;

    /// <summary>The list that all questions take.</summary>
    public ChoiceList Choices => Questions[0].Choices;

    /// <summary>True if the questions of a section are shown as tables.</summary>
    public static bool IsWanted(Section section) =>
        section.Head.Appearance?.Split(' ').Contains("table-list", StringComparer.Ordinal) == true;

    /// <summary>The items of a section in order, those of each table as one <see cref="Matrix"/>.</summary>
    /// <param name="items">The items.</param>
    /// <returns>Items and tables.</returns>
    public static IEnumerable<object> Group(IReadOnlyList<Item> items)
    {
        for (var at = 0; at < items.Count;)
        {
            var first = items[at];
            List<SelectOneQuestion> rows = [.. items.Skip(at).TakeWhile(item => IsRow(item, first)).Cast<SelectOneQuestion>()];
            if (rows.Count > 1)
            {
                yield return new Matrix(rows);
                at += rows.Count;
            }
            else
            {
                yield return first;
                at++;
            }
        }
    }

    private static bool IsRow(Item item, Item first) =>
        item is SelectOneQuestion { Filter: null, IsHidden: false, Rules.ReadOnly: null, Choices.Choices.Count: <= MostColumns } question
        && first is SelectOneQuestion { Choices: var list }
        && ReferenceEquals(list, question.Choices);
}
