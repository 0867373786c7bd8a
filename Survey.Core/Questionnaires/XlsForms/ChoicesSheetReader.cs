using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Reads the sheet "choices".</summary>
/// <param name="context">Data about the form that is being read.</param>
internal sealed class ChoicesSheetReader(FormContext context)
{
    private static readonly string[] Needed = ["list_name", "name"];

    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);

    /// <summary>Reads all lists, in order and keyed by their names.</summary>
    public OrderedDictionary<string, ChoiceListDraft> Read(FormTable? table)
    {
        var lists = new OrderedDictionary<string, ChoiceListDraft>(StringComparer.Ordinal);
        if (table is null || !HasColumns(table))
        {
            return lists;
        }

        WarnOfHeaders(table);
        var further = table
            .Columns.Where(column =>
                column.Key is not ("list_name" or "name" or "label")
                && !SheetColumns.Media.Contains(column.Key, StringComparer.Ordinal)
                && !HasSpace(column))
            .ToList();
        var seen = new Dictionary<(string List, string Name), int>();
        foreach (var row in table.Sheet.Body.Select(row => new RowView(table, row, collapsesSpace: false)))
        {
            if (row.Code("list_name") is not { } list)
            {
                context.Problems.Add(ProblemCatalogue.XlsformRowSkipped["no-list"], row.PlaceOf("list_name"));
                continue;
            }

            if (!lists.TryGetValue(list, out var draft))
            {
                lists.Add(list, draft = new ChoiceListDraft(MakeListCode(list, row), context.Problems));
            }

            if (row.Code("name") is not { } name)
            {
                context.Problems.Add(ProblemCatalogue.XlsformChoiceNameMissing, row.PlaceOf("name"));
                continue;
            }

            RefuseMedia(row);
            if (!seen.TryAdd((list, name), row.Number) && !context.AllowsChoiceDuplicates)
            {
                context.Problems.Add(
                    ProblemCatalogue.XlsformChoiceDoubled,
                    row.PlaceOf("name"),
                    ("list", list),
                    ("found", name),
                    ("row", seen[(list, name)]));
                continue;
            }

            if (ReadChoice(row, name, draft, further) is { } choice)
            {
                draft.Choices.Add(choice);
            }
        }

        return lists;
    }

    private static bool HasSpace(XlsColumn column) => column.Key.Contains(' ', StringComparison.Ordinal);

    private bool HasColumns(FormTable table)
    {
        if (!table.Sheet.Body.Any())
        {
            return false;
        }

        var missing = Needed.Where(key => table.Find(key) is null).ToList();
        foreach (var key in missing)
        {
            var near = table.Columns.Select(column => column.Key).Where(other => other is not ("list_name" or "name" or "label"));
            context.Problems.Add(
                ProblemCatalogue.XlsformHeaderMissing,
                table.Sheet.Place.Row(1),
                ("sheet", Detail.Exact("choices")),
                ("name", Detail.Exact(key)),
                ("hint", NearMiss.Ask(key, near)),
                ("needed", Detail.Words(Needed)));
        }

        return missing.Count == 0;
    }

    private void WarnOfHeaders(FormTable table)
    {
        var header = table.Sheet.Header!;
        foreach (var column in table.Columns.Where(HasSpace))
        {
            context.Problems.Add(ProblemCatalogue.XlsformColumnUnknown["space"], table.PlaceOf(header, column), ("found", column.Header));
        }

        foreach (
            var column in table.Columns.Where(column => table.Find("label") is null && NearMiss.Find(column.Key, ["label"]) is not null))
        {
            context.Problems.Add(ProblemCatalogue.XlsformColumnUnknown["label"], table.PlaceOf(header, column), ("found", column.Header));
        }
    }

    private ChoiceDraft? ReadChoice(RowView row, string name, ChoiceListDraft list, List<XlsColumn> further)
    {
        var label = context.ReadText(row, "label");
        if (label is null)
        {
            context.Problems.Add(ProblemCatalogue.LabelMissing, row.PlaceOf("label"), ("found", name));
        }

        var columns = further
            .Select(column => (column.Key, Text: row.Text(column)))
            .Where(each => each.Text is not null)
            .Select(each => new KeyValuePair<string, string>(each.Key, CellCleaning.ForPrograms(each.Text!)));
        return list.Codes.Read(name, row.PlaceOf("name")) is { } code
            ? new ChoiceDraft(code, row) { Label = label, Columns = [.. columns] }
            : null;
    }

    private string MakeListCode(string list, RowView row)
    {
        var code = CodeMaking.Take(CodeMaking.ToCode(list, $"list{row.Number}"), _codes);
        if (code != list)
        {
            context.Problems.Add(ProblemCatalogue.XlsformNameChanged, row.PlaceOf("list_name"), ("found", list), ("code", code));
        }

        return code;
    }

    private void RefuseMedia(RowView row)
    {
        foreach (var column in SheetColumns.Media.SelectMany(row.All).Where(column => row.Text(column) is not null))
        {
            context.Problems.Add(ProblemCatalogue.XlsformNotSupported["media"], row.PlaceOf(column));
        }
    }
}
