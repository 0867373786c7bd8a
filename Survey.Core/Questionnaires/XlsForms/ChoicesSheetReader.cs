using System.Globalization;
using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Reads the sheet "choices".</summary>
/// <param name="context">Data about the form that is being read.</param>
internal sealed class ChoicesSheetReader(FormContext context)
{
    private static readonly string[] Needed = ["list_name", "name"];

    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>The key of a list on the sheet "external_choices", which may have the name of a list on the sheet "choices".</summary>
    public static string KeyOfExternal(string list) => $"{list} ({XlsForm.ExternalChoices})";

    /// <summary>The key of the list that expressions call by a name, which is that of a list or file; null if there is none.</summary>
    public static string? FindKey(IEnumerable<string> keys, string name)
    {
        var file = $"{name}.csv";
        return keys.FirstOrDefault(key => key == name)
            ?? keys.FirstOrDefault(key => key == file)
            ?? keys.FirstOrDefault(key => key.StartsWith($"{file} ", StringComparison.Ordinal));
    }

    /// <summary>Reads all lists, in order and keyed by their names: those of the sheets, then those of files.</summary>
    /// <param name="table">The sheet "choices"; null if there is none.</param>
    /// <param name="external">The sheet "external_choices"; null if there is none.</param>
    /// <param name="nodes">The rows of the form. Some read files.</param>
    public OrderedDictionary<string, ChoiceListDraft> Read(FormTable? table, FormTable? external, IReadOnlyList<FormNode> nodes)
    {
        var lists = new OrderedDictionary<string, ChoiceListDraft>(StringComparer.Ordinal);
        foreach (var sheet in new[] { table, external }.OfType<FormTable>().Where(HasColumns))
        {
            WarnOfHeaders(sheet);
            var toKey = sheet == external ? KeyOfExternal : (Func<string, string>)(list => list);
            ReadRows(sheet, new ListColumns("name", "label"), row => row.Code("list_name") is { } list ? (toKey(list), list) : null, lists);
        }

        ReadFiles(nodes, lists);
        ReadTables(nodes, lists);
        return lists;
    }

    /// <summary>Reads the files with the choices of questions.</summary>
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

    /// <summary>Reads the other files that expressions name. Those that are not there are reported where they are named.</summary>
    private void ReadTables(IReadOnlyList<FormNode> nodes, OrderedDictionary<string, ChoiceListDraft> lists)
    {
        foreach (var node in nodes)
        {
            var cells = node.Row.Columns.Select(node.Row.Text).OfType<string>();
            foreach (var table in cells.SelectMany(cell => TableCalls.FindTables(CellCleaning.ForPrograms(cell))))
            {
                if (FindKey(lists.Keys, table) is null && _files.Add(table) && context.FindFile($"{table}.csv") is { } sheet)
                {
                    AddTable(node.Row, table, FormTable.Read(sheet, SheetColumns.Choices, context.Problems), lists);
                }
            }

            ReadTables(node.Children, lists);
        }
    }

    /// <summary>Adds a table that needs no certain columns. Without a column "name", its rows are called by their numbers.</summary>
    private void AddTable(RowView row, string name, FormTable table, OrderedDictionary<string, ChoiceListDraft> lists)
    {
        var key = $"{name}.csv";
        lists.Add(key, new ChoiceListDraft(MakeListCode(name, row, "name"), context.Problems));
        var columns = new ListColumns(table.Find("name") is null ? null : "name", "label") { IsFile = true, NeedsLabel = false };
        ReadRows(table, columns, _ => (key, name), lists);
    }

    private void ReadFile(RowView question, string file, string key, OrderedDictionary<string, ChoiceListDraft> lists)
    {
        var errors = context.Problems.Errors;
        if (context.FindFile(file) is not { } sheet)
        {
            if (context.Problems.Errors == errors)
            {
                context.Problems.Add(ProblemCatalogue.XlsformNotSupported["choices-file"], question.PlaceOf("type"), ("found", file));
            }

            return;
        }

        var table = FormTable.Read(sheet, SheetColumns.Choices, context.Problems);
        var parameters = RowParameters.Parse(question.Code("parameters"));
        var columns = new ListColumns(FindColumn("value", "name"), FindColumn("label", "label")) { IsFile = true };
        string[] needed = sheet.Header is null ? [] : [columns.Name!, columns.Label];
        foreach (var column in needed.Where(column => table.Find(column) is null))
        {
            if (parameters?.Values.Contains(column, StringComparer.Ordinal) == true)
            {
                var known = table.Columns.Select(each => each.Header).ToList();
                context.Problems.Add(
                    ProblemCatalogue.XlsformListUnknown["column"],
                    question.PlaceOf("parameters"),
                    ("list", file),
                    ("found", column),
                    ("hint", NearMiss.Ask(column, known)),
                    ("known", Detail.List(known)));
                continue;
            }

            context.Problems.Add(
                ProblemCatalogue.XlsformHeaderMissing,
                sheet.Place.Row(1),
                ("sheet", file),
                ("name", column),
                ("hint", NearMiss.Ask(column, table.Columns.Select(each => each.Header))),
                ("needed", Detail.Words(needed)));
        }

        var name = file[..^".csv".Length];
        lists.Add(key, new ChoiceListDraft(MakeListCode(name, question, "type"), context.Problems));
        if (context.Problems.Errors == errors)
        {
            ReadRows(table, columns, _ => (key, name), lists);
        }

        string FindColumn(string parameter, string usual) =>
            parameters?.GetValueOrDefault(parameter) is not { } given ? usual
            : table.Columns.FirstOrDefault(column => column.Header == given)?.Key ?? given;
    }

    private void ReadRows(
        FormTable table,
        ListColumns columns,
        Func<RowView, (string Key, string Name)?> getList,
        OrderedDictionary<string, ChoiceListDraft> lists)
    {
        // A column that gives the names or labels is kept under its own header too, if that is another word.
        var further = table
            .Columns.Where(column =>
                column.Key != "list_name"
                && !IsOwn(column, columns.Name, "name")
                && !IsOwn(column, columns.Label, "label")
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

            if (!lists.TryGetValue(list.Key, out var draft))
            {
                lists.Add(list.Key, draft = new ChoiceListDraft(MakeListCode(list.Name, row, "list_name"), context.Problems));
            }

            var name = columns.Name is null ? (row.Number - 1).ToString(CultureInfo.InvariantCulture) : row.Code(columns.Name);
            if (name is null)
            {
                context.Problems.Add(ProblemCatalogue.XlsformChoiceNameMissing, row.PlaceOf(columns.Name!));
                continue;
            }

            context.RefuseMedia(row);
            if (!seen.TryAdd((list.Key, name), row.Number) && !context.AllowsChoiceDuplicates)
            {
                context.Problems.Add(
                    ProblemCatalogue.XlsformChoiceDoubled,
                    row.PlaceOf(columns.Name!),
                    ("list", list.Name),
                    ("found", name),
                    ("row", seen[(list.Key, name)]));
                continue;
            }

            if (ReadChoice(row, name, columns, draft, further) is { } choice)
            {
                draft.Choices.Add(choice);
            }
        }

        bool IsOwn(XlsColumn column, string? key, string word) =>
            column.Key == key && (!columns.IsFile || column.Language is not null || column.Header == word);
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
        if (label is null && names.NeedsLabel)
        {
            context.Problems.Add(ProblemCatalogue.LabelMissing, row.PlaceOf(names.Label), ("found", name));
        }

        var columns = further
            .Select(column => (
                Key: names.IsFile && column.Key is "name" or "label" ? column.Header : column.Key,
                Text: row.Text(column)))
            .Where(each => each.Text is not null)
            .Select(each => new KeyValuePair<string, string>(each.Key, CellCleaning.ForPrograms(each.Text!)));
        return list.Codes.Read(name, names.Name is null ? row.Place : row.PlaceOf(names.Name)) is { } code
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
    /// <param name="Name">Key of the column with the names; null if the numbers of the rows are the names.</param>
    /// <param name="Label">Key of the column with the labels.</param>
    private sealed record ListColumns(string? Name, string Label)
    {
        /// <summary>True if the columns are those of a file, in which any header may name a column for expressions.</summary>
        public bool IsFile { get; init; }

        /// <summary>True if a choice without a label is reported.</summary>
        public bool NeedsLabel { get; init; } = true;
    }
}
