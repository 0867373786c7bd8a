using System.Text.RegularExpressions;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Logic;

namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>
/// Reads the expressions in a form's rows. Names in references become codes.
/// </summary>
/// <param name="context">Data about the form that is being read.</param>
/// <param name="paths">Finds the rows that paths name.</param>
/// <param name="lists">The lists of choices by name.</param>
internal sealed partial class RowExpressions(
    FormContext context,
    RowPaths paths,
    IReadOnlyDictionary<string, (ChoiceListDraft Draft, ChoiceList List)> lists)
{
    // Stands for "instance" where it reads a list of the form itself.
    private const string Own = "\u0001own";

    /// <summary>The row whose expressions are read. Relative paths begin there.</summary>
    public FormNode? From { get; set; }

    /// <summary>
    /// The expression in a column; null if there is none, or after a problem. The words yes, no, TRUE and FALSE, in any
    /// case, mean <c>true()</c> and <c>false()</c>. Excel writes TRUE and FALSE by itself.
    /// </summary>
    public Expression? Read(RowView row, string key) => YesNo.Find(row.Code(key)) is { } truth
        ? Parse(truth ? "true()" : "false()", row.PlaceOf(key))
        : ReadText(row, key);

    /// <summary>Reads a condition that is false by default: yes, no, or an expression. Null for no, or after a problem.</summary>
    public Expression? ReadCondition(RowView row, string key) => YesNo.Find(row.Code(key)) == false ? null : Read(row, key);

    /// <summary>The choice filter of a row; null if there is none, or after a problem.</summary>
    /// <param name="row">The row to read.</param>
    /// <param name="columns">The columns of the choices. A word such as <c>yes</c> is the column of that name if there is one.</param>
    public Expression? ReadFilter(RowView row, IEnumerable<string> columns) =>
        row.Code("choice_filter") is not { } text ? null
        : YesNo.Find(text) is not null && !columns.Contains(text, StringComparer.Ordinal) ? Read(row, "choice_filter")
        : Prepare(text, row.PlaceOf("choice_filter")) is { } ready
            ? Expression.ParseFilter(ready, row.PlaceOf("choice_filter"), context.Problems)
        : null;

    /// <summary>The default expression of a row; null after a problem.</summary>
    public Expression? ReadDefault(RowView row) => ReadText(row, "default");

    /// <summary>True if the text is a valid expression.</summary>
    public bool CanParse(string text)
    {
        var scratch = new ProblemLog();
        return Expression.Parse(text, context.Form.Place, scratch) is not null;
    }

    /// <summary>Parses an expression that the reader generated, without replacing names.</summary>
    public Expression? Parse(string text, Place place) => Expression.Parse(text, place, context.Problems);

    private Expression? ReadText(RowView row, string key) =>
        row.Code(key) is { } text && Prepare(text, row.PlaceOf(key)) is { } ready
            ? Expression.Parse(ready, row.PlaceOf(key), context.Problems)
            : null;

    private string? Prepare(string text, Place place)
    {
        if (!context.Names.Check(text, place))
        {
            return null;
        }

        text = text.Replace('\n', ' ');
        if (text.Length > ExpressionParser.MaxTextLength)
        {
            // Refused by the parser.
            return text;
        }

        if (paths.Find(text, From!).FirstOrDefault(each => each.Node.IsPlainNote) is { Text: { } note })
        {
            context.Problems.Add(ProblemCatalogue.XlsformReferenceUnknown["note"], place, ("found", note));
            return null;
        }

        if (RowPaths.FindSelection(text) is { } rows)
        {
            context.Problems.Add(ProblemCatalogue.XlsformReferenceUnknown["rows"], place, ("found", $"{rows}[…]"));
            return null;
        }

        if (paths.FindUnknown(text, From!) is { } unknown)
        {
            var last = unknown[(unknown.LastIndexOf('/') + 1)..].Trim();
            var meant = context.Names.Find(last) is null ? NearMiss.Find(last, context.Names.All) : last;
            context.Problems.Add(
                ProblemCatalogue.XlsformReferenceUnknown["path"],
                place,
                ("found", unknown),
                ("hint", NearMiss.Ask(meant is null ? null : $"${{{meant}}}")),
                ("root", paths.Root));
            return null;
        }

        if (ReadTables(text, place) is not { } ready)
        {
            return null;
        }

        return paths.ToCodes(ready.Replace(Own, "instance", StringComparison.Ordinal), From!);
    }

    /// <summary>Replaces the names of the tables that an expression reads with codes of lists; null after a problem.</summary>
    private string? ReadTables(string written, Place place)
    {
        var isReadable = true;
        var text = TableCalls.Replace(written, (table, column, key, value) =>
        {
            if (FindTable(table) is not { } found)
            {
                isReadable = ReportUnknown(table, place);
                return "''";
            }

            var known = found.Draft.FindColumns();
            foreach (var missing in new[] { column, key }.Where(name => found.List.Choices.Count > 0 && !known.Contains(name)))
            {
                isReadable = false;
                context.Problems.Add(
                    ProblemCatalogue.XlsformListUnknown["column"],
                    place,
                    ("list", table),
                    ("found", missing),
                    ("hint", NearMiss.Ask(missing, known)),
                    ("known", Detail.List(known)));
            }

            return $"{Own}('{found.List.Code}')/root/item[{key} = ({value})]/{column}";
        });
        text = OwnList().Replace(text, match =>
        {
            var name = match.Groups["list"].Value;
            if (FindTable(name) is { } own)
            {
                return $"{Own}('{own.List.Code}')";
            }

            isReadable = ReportUnknown(name, place);
            return match.Value;
        });
        var others = FromElsewhere().Matches(text).Select(match => match.Groups["name"]);
        if (isReadable && others.FirstOrDefault(name => name.Success) is { } call)
        {
            isReadable = false;
            if (call.Value == "search")
            {
                context.Problems.Add(ProblemCatalogue.XlsformNotSupported["table"], place, ("function", Detail.Exact("search")));
            }
            else
            {
                var reason = new Phrase("reason-table", ("function", Detail.Exact(call.Value)));
                context.Problems.Add(ProblemCatalogue.ExpressionMalformed, place, ("expression", written), ("reason", reason));
            }
        }

        return isReadable ? text : null;
    }

    private (ChoiceListDraft Draft, ChoiceList List)? FindTable(string name) =>
        ChoicesSheetReader.FindKey(lists.Keys, TableCalls.WithoutEnding(name)) is { } key && !lists[key].Draft.IsGenerated
            ? lists[key]
            : null;

    private bool ReportUnknown(string table, Place place)
    {
        var name = TableCalls.WithoutEnding(table);
        var hint = NearMiss.Ask(name, lists.Keys.Select(key => TableCalls.WithoutEnding(key.Split(' ')[0])));
        context.Problems.Add(
            ProblemCatalogue.XlsformListUnknown["table"],
            place,
            ("found", name),
            ("file", $"{name}.csv"),
            ("hint", hint));
        return false;
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|(?<![\w-])(?<name>pulldata|search|instance)\s*\(""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromElsewhere();

    [GeneratedRegex(@"(?<![\w-])instance\s*\(\s*(?<quote>['""])(?<list>[^'""]*)\k<quote>\s*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnList();
}
