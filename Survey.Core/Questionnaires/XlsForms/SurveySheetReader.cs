using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Core.Problems;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Builds the tree of groups from the rows of the sheet "survey", and reports problems with types, names, begins and
/// ends. Reading continues after every problem, so that one wrong end does not hide the problems after it.
/// </summary>
/// <param name="context">Data about the form that is being read.</param>
internal sealed partial class SurveySheetReader(FormContext context)
{
    private const int DeepestNesting = 28;

    private static readonly string[] Expressions =
        ["relevant", "required", "constraint", "calculation", "read_only", "default", "warning", "choice_filter"];

    private readonly ProblemLog _problems = context.Problems;
    private readonly Dictionary<string, int> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeatNames = new(StringComparer.Ordinal) { SettingsSheetReader.UsualRoot };

    /// <summary>Settings found among the questions, by name.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>The rows that are left out on request, with their types.</summary>
    public List<(RowView Row, RowType Type, string Text)> LeftOut { get; } = [];

    /// <summary>Reads the top-level questions and groups, in order.</summary>
    public List<FormNode> Read(FormTable table, bool collapsesSpace)
    {
        var roots = new List<FormNode>();
        var open = new Stack<FormNode>();
        var names = new Dictionary<FormNode, SiblingNames>();
        var rootNames = new SiblingNames();
        foreach (var row in table.Sheet.Body.Select(row => new RowView(table, row, collapsesSpace)).Where(IsRead))
        {
            var type = ReadType(row);
            if (type is null)
            {
                continue;
            }

            if (type.Kind == RowKind.Setting)
            {
                Settings[type.Subject!] = row.Text("name") ?? "";
                continue;
            }

            if (type.Kind is RowKind.EndGroup or RowKind.EndRepeat)
            {
                End(row, type, open);
                continue;
            }

            var parent = open.Count > 0 ? open.Peek() : null;
            var siblings = parent is null ? rootNames : names[parent];
            var node = new FormNode(row, type, ReadName(row, type, siblings), parent);
            (parent?.Children ?? roots).Add(node);
            if (type.OrOther)
            {
                var other = new FormNode(row, new RowType(RowKind.Text), $"{node.Name}_other", parent) { IsOther = true };
                (parent?.Children ?? roots).Add(other);
            }

            if (type.Begins)
            {
                names.Add(node, new SiblingNames());
                open.Push(node);
                if (node.Depth == DeepestNesting)
                {
                    _problems.Add(ProblemCatalogue.XlsformNestingTooDeep, row.Place, ("most", DeepestNesting));
                }
            }
        }

        foreach (var node in open.Reverse())
        {
            _problems.Add(
                ProblemCatalogue.XlsformBeginUnmatched,
                node.Row.PlaceOf("type"),
                ("begin", Detail.Exact($"begin {WordOf(node.Type)}")),
                ("end", Detail.Exact($"end {WordOf(node.Type)}")));
        }

        return roots;
    }

    private static string WordOf(RowType type) => type.Kind is RowKind.BeginRepeat or RowKind.EndRepeat ? "repeat" : "group";

    /// <summary>True if the row is read. Reports rows that are skipped, unless they are empty.</summary>
    private bool IsRead(RowView row)
    {
        if (YesNo.Find(row.Text("disabled")) == true)
        {
            _problems.Add(ProblemCatalogue.XlsformRowSkipped["disabled"], row.PlaceOf("disabled"));
            return false;
        }

        if (row.Text("type") is not null || row.Text("name") is not null || row.HasText("label"))
        {
            return true;
        }

        if (row.Columns.Any(column => row.Text(column) is not null))
        {
            _problems.Add(ProblemCatalogue.XlsformRowSkipped, row.Place);
        }

        return false;
    }

    /// <summary>The type of a row; null if the row is left out.</summary>
    private RowType? ReadType(RowView row)
    {
        if (row.Code("type") is not { } text)
        {
            _problems.Add(ProblemCatalogue.XlsformTypeMissing, row.PlaceOf("type"));
            return new RowType(RowKind.Unknown);
        }

        var type = RowType.Parse(text);
        if (type.Kind == RowKind.Unknown)
        {
            var parts = text.Split(' ', 2);
            var meant = NearMiss.Find(text, RowType.Known)
                ?? (
                    parts.Length == 2 && NearMiss.Find(parts[0], ["select_one", "select_multiple", "rank"]) is { } first
                        ? $"{first} {parts[1]}"
                        : null);
            _problems.Add(ProblemCatalogue.XlsformTypeUnknown, row.PlaceOf("type"), ("found", text), ("hint", NearMiss.Ask(meant)));
        }
        else if (IsTableTwice(row, text))
        {
            // Reported there.
        }
        else if (type.IsTable && row.Code("name") is { } table && context.HasTable(table))
        {
            return null;
        }
        else if (IsLeftOut(row, type))
        {
            LeftOut.Add((row, type, text));
            var isNamed = row.Code("name") is { } name && context.IsMentioned(name);
            _problems.Add(
                isNamed ? ProblemCatalogue.XlsformLeftOut["referenced"] : ProblemCatalogue.XlsformLeftOut,
                row.PlaceOf("type"),
                ("found", text));
            return isNamed ? new RowType(RowKind.LeftOut) : null;
        }
        else if (type.Kind == RowKind.Refused)
        {
            _problems.Add(
                type.Reason is { } reason ? ProblemCatalogue.XlsformNotSupported[reason] : ProblemCatalogue.XlsformNotSupported,
                row.PlaceOf("type"),
                ("found", type.IsTable ? $"{row.Code("name")}.csv" : text));
        }

        // Other columns of a file are another list.
        return type.File is { } file && RowParameters.Parse(row.Code("parameters")) is { } given
            ? type with { List = $"{file} {given.GetValueOrDefault("value")} {given.GetValueOrDefault("label")}".Trim() }
            : type;
    }

    private bool IsLeftOut(RowView row, RowType type) =>
        (type.LeftOutBy & context.LeftOut) != LeaveOut.None
        || IsOnlyPicture(row, type)
        || IsWithoutTable(row, type)
        || IsOfPlaces(row, type);

    /// <summary>True for a note with a picture, sound or video and no text, if these are left out.</summary>
    private bool IsOnlyPicture(RowView row, RowType type) =>
        type.Kind == RowKind.Note
        && context.LeftOut.HasFlag(LeaveOut.Media)
        && row.HasMedia
        && !row.HasText("label")
        && !row.HasText("hint");

    /// <summary>Reports a second row that makes a table known by the same name, which may be in another group.</summary>
    private bool IsTableTwice(RowView row, string type)
    {
        if (!RowType.IsExternal(type) || row.Code("name") is not { } name || _tables.TryAdd(name, row.Number))
        {
            return false;
        }

        _problems.Add(ProblemCatalogue.XlsformNameTaken["table"], row.PlaceOf("name"), ("found", name), ("row", _tables[name]));
        return true;
    }

    /// <summary>True for a row that reads a table which is not there, if these are left out.</summary>
    private bool IsWithoutTable(RowView row, RowType type) =>
        context.LeftOut.HasFlag(LeaveOut.Tables)
        && !type.Begins
        && type.Kind is not (RowKind.EndGroup or RowKind.EndRepeat)
        && (type.IsTable
            || (type.File is { } file && context.FindFile(file) is null)
            || row.Code("appearance")?.Contains("search(", StringComparison.Ordinal) == true
            || row.Columns.Any(column =>
                row.Text(column) is { } text
                && TableCalls.FindTables(CellCleaning.ForPrograms(text)).Any(table => !context.HasTable(table))));

    /// <summary>True for a row that calculates with places, which have no answers if they are left out.</summary>
    private bool IsOfPlaces(RowView row, RowType type) =>
        context.LeftOut.HasFlag(LeaveOut.Geo)
        && !type.Begins
        && type.Kind is not (RowKind.EndGroup or RowKind.EndRepeat)
        && Expressions.Any(key => row.Code(key) is { } text && OfPlaces().IsMatch(text));

    private void End(RowView row, RowType type, Stack<FormNode> open)
    {
        var begun = type.Kind == RowKind.EndGroup ? RowKind.BeginGroup : RowKind.BeginRepeat;
        if (open.TryPeek(out var top) && top.Type.Kind == begun)
        {
            open.Pop();
            return;
        }

        if (top is null)
        {
            _problems.Add(ProblemCatalogue.XlsformEndUnmatched, row.PlaceOf("type"), ("end", Detail.Exact($"end {WordOf(type)}")));
        }
        else
        {
            _problems.Add(
                ProblemCatalogue.XlsformEndUnmatched["other"],
                row.PlaceOf("type"),
                ("end", Detail.Exact($"end {WordOf(type)}")),
                ("begin", Detail.Exact($"begin {WordOf(top.Type)}")),
                ("found", top.Name),
                ("row", top.Row.Number));
        }

        if (open.Any(node => node.Type.Kind == begun))
        {
            while (open.Pop().Type.Kind != begun)
            {
                // Groups begun inside are closed too. Their own ends will be reported as unmatched.
            }
        }
    }

    private string ReadName(RowView row, RowType type, SiblingNames siblings)
    {
        if (row.Code("name") is not { } name)
        {
            if (type.Kind is not (RowKind.Note or RowKind.Unknown or RowKind.Refused or RowKind.LeftOut))
            {
                _problems.Add(ProblemCatalogue.XlsformNameMissing, row.PlaceOf("name"));
            }

            return string.Create(CultureInfo.InvariantCulture, $"generated_note_name_{row.Number}");
        }

        var place = row.PlaceOf("name");
        if (!ReferenceText.IsName(name))
        {
            _problems.Add(ProblemCatalogue.XlsformNameInvalid, place, ("found", name));
        }
        else if (name == "meta")
        {
            _problems.Add(ProblemCatalogue.XlsformNameReserved, place, ("found", name));
        }
        else if (siblings.Find(name) is { } first)
        {
            _problems.Add(ProblemCatalogue.XlsformNameTaken, place, ("found", name), ("row", first));
        }
        else if (type.Kind == RowKind.BeginRepeat && _repeatNames.Contains(name))
        {
            _problems.Add(
                name == SettingsSheetReader.UsualRoot
                    ? ProblemCatalogue.XlsformRepeatNameTaken["root"]
                    : ProblemCatalogue.XlsformRepeatNameTaken,
                place,
                ("found", name));
        }
        else if (siblings.FindOtherCase(name) is { } other)
        {
            _problems.Add(ProblemCatalogue.XlsformNameCase, place, ("found", name), ("other", other));
        }

        siblings.Add(name, row.Number);
        if (type.Kind == RowKind.BeginRepeat)
        {
            _repeatNames.Add(name);
        }

        return name;
    }

    [GeneratedRegex(@"(?<![\w\-])(enclosed-area|area|distance|geofence)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfPlaces();

    /// <summary>The names used in one group, with their rows.</summary>
    private sealed class SiblingNames
    {
        private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _anyCase = new(StringComparer.OrdinalIgnoreCase);

        public int? Find(string name) => _rows.TryGetValue(name, out var row) ? row : null;

        public string? FindOtherCase(string name) => _anyCase.GetValueOrDefault(name);

        public void Add(string name, int row)
        {
            _rows.TryAdd(name, row);
            _anyCase.TryAdd(name, name);
        }
    }
}
