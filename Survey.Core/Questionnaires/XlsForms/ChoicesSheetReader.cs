using Survey.Core.Problems;
using Survey.Core.Reading;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Reads the sheet "choices".</summary>
/// <param name="context">Data about the form that is being read.</param>
internal sealed class ChoicesSheetReader(FormContext context)
{
    private static readonly string[] Needed = ["list_name", "name"];

    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);

    /// <summary>Reads all lists, in order and keyed by their names.</summary>
    public OrderedDictionary<string, ChoiceListDraft> Read(XlsTable? table)
    {
        var lists = new OrderedDictionary<string, ChoiceListDraft>(StringComparer.Ordinal);
        if (table is null || !HasColumns(table))
        {
            return lists;
        }

        WarnOfHeaders(table);
        var further = table.Columns.Where(column => column.Key is not ("list_name" or "name" or "label") && !SheetColumns.Media.Contains(column.Key, StringComparer.Ordinal) && !HasSpace(column)).ToList();
        var seen = new Dictionary<(string List, string Name), int>();
        foreach (var row in table.Sheet.Body.Select(row => new RowView(table, row, collapsesSpace: false)))
        {
            if (row.Code("list_name") is not { } list)
            {
                context.Problems.Add(ProblemCatalogue.XlsformRowSkipped, row.PlaceOf("list_name"), "The row names no list and is not read.");
                continue;
            }

            if (!lists.TryGetValue(list, out var draft))
            {
                lists.Add(list, draft = new ChoiceListDraft(MakeListCode(list, row)));
            }

            if (row.Code("name") is not { } name)
            {
                context.Problems.Add(ProblemCatalogue.XlsformChoiceNameMissing, row.PlaceOf("name"), "The choice has no name. Give it one: it is what is stored.");
                continue;
            }

            RefuseMedia(row);
            if (!seen.TryAdd((list, name), row.Number) && !context.AllowsChoiceDuplicates)
            {
                context.Problems.Add(
                    ProblemCatalogue.XlsformChoiceDoubled,
                    row.PlaceOf("name"),
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The list “{Excerpt.Of(list)}” has “{Excerpt.Of(name)}” in row {seen[(list, name)]} already. Choose another name, or let the setting allow_choice_duplicates say yes."));
                continue;
            }

            draft.Choices.Add(ReadChoice(row, name, draft, further));
        }

        return lists;
    }

    private static bool HasSpace(XlsColumn column) => column.Key.Contains(' ', StringComparison.Ordinal);

    private bool HasColumns(XlsTable table)
    {
        if (!table.Sheet.Body.Any())
        {
            return false;
        }

        var missing = Needed.Where(key => table.Find(key) is null).ToList();
        foreach (var key in missing)
        {
            var near = table.Columns.Select(column => column.Key).Where(other => other is not ("list_name" or "name" or "label"));
            var meant = NearMiss.Find(key, near) is { } other ? $" “{Excerpt.Of(other)}” is near; rename it." : "";
            context.Problems.Add(ProblemCatalogue.XlsformHeaderMissing, table.Sheet.Place.Row(1), $"The sheet “choices” has no column “{key}”.{meant} It needs list_name, name and label.");
        }

        return missing.Count == 0;
    }

    private void WarnOfHeaders(XlsTable table)
    {
        var header = table.Sheet.Header!;
        foreach (var column in table.Columns.Where(HasSpace))
        {
            context.Problems.Add(ProblemCatalogue.XlsformColumnUnknown, table.PlaceOf(header, column), $"A column of choices cannot have a space in its name. “{Excerpt.Of(column.Header)}” is not read.");
        }

        foreach (var column in table.Columns.Where(column => table.Find("label") is null && NearMiss.Find(column.Key, ["label"]) is not null))
        {
            context.Problems.Add(ProblemCatalogue.XlsformColumnUnknown, table.PlaceOf(header, column), $"There is no column “label”. Did you mean it by “{Excerpt.Of(column.Header)}”?");
        }
    }

    private ChoiceDraft ReadChoice(RowView row, string name, ChoiceListDraft list, List<XlsColumn> further)
    {
        var label = context.ReadText(row, "label");
        if (label is null)
        {
            context.Problems.Add(ProblemCatalogue.LabelMissing, row.PlaceOf("label"), $"The choice “{Excerpt.Of(name)}” has no label; its name is shown in its place.");
        }

        var columns = further
            .Select(column => (column.Key, Text: row.Text(column)))
            .Where(each => each.Text is not null)
            .Select(each => new KeyValuePair<string, string>(each.Key, CellCleaning.ForPrograms(each.Text!)));
        return new ChoiceDraft(name, MakeCode(name, list, row), row) { Label = label, Columns = [.. columns] };
    }

    private string MakeListCode(string list, RowView row)
    {
        var code = CodeMaking.Take(CodeMaking.ToCode(list, $"list{row.Number}"), _codes);
        if (code != list)
        {
            context.Problems.Add(ProblemCatalogue.XlsformNameChanged, row.PlaceOf("list_name"), $"The list's name “{Excerpt.Of(list)}” is not a code; it becomes “{code}”.");
        }

        return code;
    }

    /// <summary>
    /// The code of a choice. Warns if it differs from the name. The same name gets the same code in all lists where
    /// possible.
    /// </summary>
    private string MakeCode(string name, ChoiceListDraft list, RowView row)
    {
        if (Code.IsValid(name))
        {
            return name;
        }

        if (list.Choices.Find(choice => choice.Name == name) is { } same)
        {
            return same.Code;
        }

        var code = context.RenamedChoices.GetValueOrDefault(name) ?? CodeMaking.ToCode(name, $"choice{row.Number}");
        var taken = list.Choices.Select(choice => choice.Code).ToHashSet(StringComparer.Ordinal);
        code = CodeMaking.Take(code, taken);
        context.RenamedChoices.TryAdd(name, code);
        context.Problems.Add(ProblemCatalogue.XlsformNameChanged, row.PlaceOf("name"), $"The choice's name “{Excerpt.Of(name)}” is not a code; it becomes “{code}”, here and where expressions name it.");
        return code;
    }

    private void RefuseMedia(RowView row)
    {
        foreach (var column in SheetColumns.Media.SelectMany(row.All).Where(column => row.Text(column) is not null))
        {
            context.Problems.Add(ProblemCatalogue.XlsformNotSupported, row.PlaceOf(column), "Pictures and sounds are not supported. Leave the column out.");
        }
    }
}
