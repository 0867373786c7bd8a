using System.Globalization;
using System.Text;
using Survey.Core.Languages;

namespace Survey.Core.Problems;

/// <summary>
/// A place a person can find: a file and the path inside it
/// (<c>responses/rcm.json: answers.recommendations #2.elements</c>; rows and items count from 1), or the sheet, row and
/// cell (<c>form.xlsx: survey row 7, relevant (C7)</c>).
/// </summary>
/// <remarks>
/// A linked chain of steps, since a place is made for every value that is read, but written only for the few that are wrong.
/// </remarks>
public sealed class Place
{
    // Names in a file may have any length, but a place must stay readable.
    private const int MaxStepLength = 80;

    private readonly Place? _parent;
    private readonly Step _kind;
    private readonly string _step;
    private readonly long _number;
    private readonly long _column;

    private Place(Place? parent, Step kind, string step = "", long number = 0, long column = 0)
    {
        _parent = parent;
        _kind = kind;
        _step = step;
        _number = number;
        _column = column;
    }

    private enum Step
    {
        File,
        Member,
        Item,
        Line,
        Column,
        Position,
        Row,
        Cell,
        CellInLine,
    }

    /// <summary>The file, with forward slashes, as the path from the folder that was read.</summary>
    public string File => _parent is null ? _step : _parent.File;

    /// <summary>The path inside the file, in English; empty for the file as a whole.</summary>
    public string Path => WritePath(ProblemTemplates.Of(Language.English));

    /// <summary>
    /// The path inside the file as a JSON pointer (RFC 6901: <c>/answers/recommendations/1/elements</c>, items from 0). Empty for the whole
    /// file, and for a position in its text.
    /// </summary>
    public string Pointer
    {
        get
        {
            var pointer = new StringBuilder();
            AppendPointer(pointer);
            return pointer.ToString();
        }
    }

    /// <summary>The sheet in a workbook, otherwise the outermost member; null for the whole file.</summary>
    public string? Sheet => _parent is null ? null : _parent.Sheet ?? _step;

    /// <summary>The cell's name in its sheet (<c>C7</c>); null if the place is not a cell.</summary>
    public string? CellName { get; private init; }

    /// <summary>A file as a whole.</summary>
    public static Place OfFile(string file) => new(null, Step.File, file);

    /// <summary>A member of the object at this place.</summary>
    public Place Member(string name) =>
        new(this, Step.Member, name.Length <= MaxStepLength ? name : string.Concat(name.AsSpan(0, MaxStepLength), "…"));

    /// <summary>An item of the list at this place.</summary>
    /// <param name="number">The item's number, from 1.</param>
    public Place Item(int number) => new(this, Step.Item, number: number);

    /// <summary>A line and a column of the text file at this place, both from 1.</summary>
    public Place Position(long line, long column) => new(this, Step.Position, number: line, column: column);

    /// <summary>A column of the line at this place, from 1.</summary>
    public Place Column(long column) => new(this, Step.Column, number: column);

    /// <summary>A line of the text file at this place, from 1.</summary>
    public Place Line(long line) => new(this, Step.Line, number: line);

    /// <summary>A row of the sheet at this place, numbered as in spreadsheets: from 1, including the header.</summary>
    public Place Row(int number) => new(this, Step.Row, number: number);

    /// <summary>A cell of the row at this place.</summary>
    /// <param name="column">The column's header; empty if it has none.</param>
    /// <param name="where">The cell's name in a spreadsheet (<c>C7</c>).</param>
    public Place Cell(string column, string where) =>
        new(this, Step.Cell, column.Length == 0 ? where : $"{column} ({where})") { CellName = where };

    /// <summary>A cell of the row at this place, in a text file.</summary>
    /// <param name="column">The column's header; empty if it has none.</param>
    /// <param name="line">The line of the text, from 1.</param>
    public Place CellInLine(string column, long line) => new(this, Step.CellInLine, column, number: line);

    /// <summary>The file and the path inside it, with the words for row, line and column in the language.</summary>
    public string ToText(Language language)
    {
        var path = WritePath(ProblemTemplates.Of(language));
        return string.Concat(
            (path.Length == 0 ? File : $"{File}: {path}").Select(character => char.IsControl(character) ? ' ' : character));
    }

    /// <summary>The place in English.</summary>
    public override string ToString() => ToText(Language.English);

    private void AppendPointer(StringBuilder pointer)
    {
        _parent?.AppendPointer(pointer);
        if (_kind == Step.Item)
        {
            pointer.Append(CultureInfo.InvariantCulture, $"/{_number - 1}");
        }
        else if (_kind == Step.Member)
        {
            pointer.Append('/').Append(_step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }
    }

    private string WritePath(ProblemTemplates texts)
    {
        var path = new StringBuilder();
        AppendPath(path, texts);
        return path.ToString();
    }

    private void AppendPath(StringBuilder path, ProblemTemplates texts)
    {
        if (_parent is null)
        {
            return;
        }

        _parent.AppendPath(path, texts);
        if (_kind == Step.Item)
        {
            path.Append(CultureInfo.InvariantCulture, $" #{_number}");
            return;
        }

        path.Append(path.Length == 0 ? "" : _kind switch { Step.Row => " ", Step.Cell or Step.CellInLine => ", ", _ => "." });
        path.Append(_kind switch
        {
            Step.Line => Say("line"),
            Step.Column => Say("column"),
            Step.Position => Say("position"),
            Step.Row => Say("row"),
            Step.CellInLine => _step.Length == 0 ? Say("line") : $"{_step} ({Say("line")})",
            _ => _step,
        });

        string Say(string word) => texts.Say($"place/{word}", [("number", Digits(_number)), ("column", Digits(_column))]);
    }

    private static Detail Digits(long number) => Detail.Exact(number.ToString(CultureInfo.InvariantCulture));
}
