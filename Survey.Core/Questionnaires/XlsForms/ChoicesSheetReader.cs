using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Reads the sheet "choices".</summary>
/// <param name="context">Data about the form that is being read.</param>
internal sealed class ChoicesSheetReader(FormContext context)
{
    private static readonly string[] Needed = ["list_name", "name"];

    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>Reads all lists, in order and keyed by their names: those of the sheet, then those of files.</summary>
    /// <param name="table">The sheet "choices"; null if there is none.</param>
    /// <param name="nodes">The rows of the form. Some take their choices from files.</param>
    public OrderedDictionary<string, ChoiceListDraft> Read(FormTable? table, IReadOnlyList<FormNode> nodes)
    {
        var lists = new OrderedDictionary<string, ChoiceListDraft>(StringComparer.Ordinal);
        if (table is not null && HasColumns(table))
        {
            WarnOfHeaders(table);
            ReadRows(table, new ListColumns("name", "label"), row => row.Code("list_name"), lists);
        }

        ReadFiles(nodes, lists);
        return lists;
    }

    private void ReadFiles(IReadOnlyList<FormNode> nodes, OrderedDictionary<string, ChoiceListDraft> lists)
    {
        foreach (var node in nodes)
        {
            if (node.Type is { File: { } file, List: { } key } && _files.Add(key))
            {
                ReadFile(node.Row, file, key, lists);
            }

            ReadFiles(node.Children, lists);
        }
    }

    private void ReadFile(RowView question, string file, string key, OrderedDictionary<string, ChoiceListDraft> lists)
    {
        var errors = context.Problems.Errors;
        if (context.Form.FindFile(file, context.Problems) is not { } sheet)
        {
            if (context.Problems.Errors == errors)
            {
                context.Problems.Add(ProblemCatalogue.XlsformNotSupported["choices-file"], question.PlaceOf("type"), ("found", file));
            }

            return;
        }

        var table = FormTable.Read(sheet, SheetColumns.Choices, context.Problems);
        var parameters = RowParameters.Parse(question.Code("parameters"));
        var columns = new ListColumns(FindKey("value", "name"), FindKey("label", "label"));
        string[] needed = sheet.Header is null ? [] : [columns.Name, columns.Label];
        foreach (var column in needed.Where(column => table.Find(column) is null))
        {
            context.Problems.Add(
                ProblemCatalogue.XlsformHeaderMissing,
                sheet.Place.Row(1),
                ("sheet", file),
                ("name", column),
                ("hint", NearMiss.Ask(column, table.Columns.Select(each => each.Header))),
                ("needed", Detail.Words(needed)));
        }

        lists.Add(key, new ChoiceListDraft(MakeListCode(file[..^".csv".Length], question, "type"), context.Problems));
        if (context.Problems.Errors == errors)
        {
            ReadRows(table, columns, _ => key, lists);
        }

        string FindKey(string parameter, string usual) =>
            parameters?.GetValueOrDefault(parameter) is not { } given ? usual
            : table.Columns.FirstOrDefault(column => column.Header == given)?.Key ?? given;
    }

    private void ReadRows(
        FormTable table,
        ListColumns columns,
        Func<RowView, string?> getList,
        OrderedDictionary<string, ChoiceListDraft> lists)
    {
        var further = table
            .Columns.Where(column =>
                column.Key != "list_name"
                && column.Key != columns.Name
                && column.Key != columns.Label
                && !SheetColumns.Media.Contains(column.Key, StringComparer.Ordinal)
                && !HasSpace(column))
            .ToList();
        var seen = new Dictionary<(string List, string Name), int>();
        foreach (var row in table.Sheet.Body.Select(row => new RowView(table, row, collapsesSpace: false)))
        {
            if (getList(row) is not { } list)
            {
                context.Problems.Add(ProblemCatalogue.XlsformRowSkipped["no-list"], row.PlaceOf("list_name"));
                continue;
            }

            if (!lists.TryGetValue(list, out var draft))
            {
                lists.Add(list, draft = new ChoiceListDraft(MakeListCode(list, row, "list_name"), context.Problems));
            }

            if (row.Code(columns.Name) is not { } name)
            {
                context.Problems.Add(ProblemCatalogue.XlsformChoiceNameMissing, row.PlaceOf(columns.Name));
                continue;
            }

            context.RefuseMedia(row);
            if (!seen.TryAdd((list, name), row.Number) && !context.AllowsChoiceDuplicates)
            {
                context.Problems.Add(
                    ProblemCatalogue.XlsformChoiceDoubled,
                    row.PlaceOf(columns.Name),
                    ("list", list),
                    ("found", name),
                    ("row", seen[(list, name)]));
                continue;
            }

            if (ReadChoice(row, name, columns, draft, further) is { } choice)
            {
                draft.Choices.Add(choice);
            }
        }
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

    private ChoiceDraft? ReadChoice(RowView row, string name, ListColumns names, ChoiceListDraft list, List<XlsColumn> further)
    {
        var label = context.ReadText(row, names.Label);
        if (label is null)
        {
            context.Problems.Add(ProblemCatalogue.LabelMissing, row.PlaceOf(names.Label), ("found", name));
        }

        var columns = further
            .Select(column => (column.Key, Text: row.Text(column)))
            .Where(each => each.Text is not null)
            .Select(each => new KeyValuePair<string, string>(each.Key, CellCleaning.ForPrograms(each.Text!)));
        return list.Codes.Read(name, row.PlaceOf(names.Name)) is { } code
            ? new ChoiceDraft(code, row) { Label = label, Columns = [.. columns] }
            : null;
    }

    private string MakeListCode(string list, RowView row, string column)
    {
        var code = CodeMaking.Take(CodeMaking.ToCode(list, $"list{row.Number}"), _codes);
        if (code != list)
        {
            context.Problems.Add(ProblemCatalogue.XlsformNameChanged, row.PlaceOf(column), ("found", list), ("code", code));
        }

        return code;
    }

    /// <summary>The keys of the columns with the names and the labels of choices.</summary>
    private readonly record struct ListColumns(string Name, string Label);
}
