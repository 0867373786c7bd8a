using System.Globalization;
using System.Text;

namespace Survey.Core.Problems;

/// <summary>
/// A place a person can find: a file and the path inside it
/// (<c>responses/rcm.json: answers.recommendations #2.elements</c>; rows and items count from 1), or the sheet, row and
/// cell (<c>form.xlsx: survey row 7, relevant (C7)</c>).
/// </summary>
/// <remarks>
/// A chain of steps rather than a text, since places are made for every value that is read and written out only for
/// the few that are wrong.
/// </remarks>
public sealed class Place
{
    // What a file calls a member may be anything, and a place is a line that people read.
    private const int LongestStep = 80;

    private readonly Place? _parent;
    private readonly string _step;
    private readonly int _number;
    private readonly string _joint;
    private readonly bool _isMember;
    private readonly string? _cell;

    private Place(Place? parent, string step, int number, string joint = ".", bool isMember = false, string? cell = null)
    {
        _parent = parent;
        _step = step;
        _number = number;
        _joint = joint;
        _isMember = isMember;
        _cell = cell;
    }

    /// <summary>The file, with forward slashes, as the path from the folder that was read.</summary>
    public string File => _parent is null ? _step : _parent.File;

    /// <summary>The path inside the file; empty for the file as a whole.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder();
            AppendPath(path);
            return path.ToString();
        }
    }

    /// <summary>
    /// The path inside the file as a JSON pointer (RFC 6901: <c>/answers/recommendations/1/elements</c>, items from 0); empty
    /// for the file as a whole, and for a position in a text, which is no part of its JSON.
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

    /// <summary>In a workbook the sheet, else the outermost member; null for the file as a whole.</summary>
    public string? Sheet => _parent is null ? null : _parent.Sheet ?? _step;

    /// <summary>The cell's name in its sheet (<c>C7</c>); null where the place is no cell.</summary>
    public string? CellName => _cell;

    /// <summary>A file as a whole.</summary>
    public static Place OfFile(string file) => new(null, file, 0);

    /// <summary>A member of the object at this place.</summary>
    public Place Member(string name) => new(this, name.Length <= LongestStep ? name : string.Concat(name.AsSpan(0, LongestStep), "…"), 0, isMember: true);

    /// <summary>An item of the list at this place.</summary>
    /// <param name="number">The item's number, from 1.</param>
    public Place Item(int number) => new(this, "", number);

    /// <summary>A line and a column of the text file at this place, both from 1.</summary>
    public Place Position(long line, long column) =>
        new(this, string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}"), 0);

    /// <summary>A column of the line at this place, from 1.</summary>
    public Place Column(long column) => new(this, string.Create(CultureInfo.InvariantCulture, $"column {column}"), 0);

    /// <summary>A line of the text file at this place, from 1.</summary>
    public Place Line(long line) => new(this, string.Create(CultureInfo.InvariantCulture, $"line {line}"), 0);

    /// <summary>A row of the sheet at this place, as spreadsheets count: from 1, the header too.</summary>
    public Place Row(int number) => new(this, string.Create(CultureInfo.InvariantCulture, $"row {number}"), 0, joint: " ");

    /// <summary>A cell of the row at this place.</summary>
    /// <param name="column">The column's header.</param>
    /// <param name="where">How to get there: the cell's name in a spreadsheet (<c>C7</c>), or the line of a text.</param>
    public Place Cell(string column, string where) => new(this, $"{column} ({where})", 0, joint: ", ", cell: where);

    /// <inheritdoc/>
    public override string ToString()
    {
        var path = Path;
        return string.Concat((path.Length == 0 ? File : $"{File}: {path}").Select(character => char.IsControl(character) ? ' ' : character));
    }

    private void AppendPointer(StringBuilder pointer)
    {
        if (_parent is null)
        {
            return;
        }

        _parent.AppendPointer(pointer);
        if (_number > 0)
        {
            pointer.Append(CultureInfo.InvariantCulture, $"/{_number - 1}");
        }
        else if (_isMember)
        {
            pointer.Append('/').Append(_step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }
    }

    private void AppendPath(StringBuilder path)
    {
        if (_parent is null)
        {
            return;
        }

        _parent.AppendPath(path);
        if (_number > 0)
        {
            path.Append(CultureInfo.InvariantCulture, $" #{_number}");
        }
        else
        {
            path.Append(path.Length == 0 ? "" : _joint).Append(_step);
        }
    }
}
