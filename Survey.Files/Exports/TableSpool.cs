using System.Text;

namespace Survey.Files.Exports;

/// <summary>
/// The rows of one table in a temporary file, so that memory does not grow with their number. All tables are filled while the
/// responses are read once; then the files are written, one table after the other. Only the owner of the process can read the
/// file. It is deleted when the spool is disposed.
/// </summary>
/// <param name="table">The table.</param>
internal sealed class TableSpool(ExportTable table) : IDisposable
{
    private readonly FileStream _file = TemporaryFile.Create();
    private readonly bool[] _hasText = new bool[table.Columns.Count];
    private readonly int[] _maxBytes = new int[table.Columns.Count];
    private BinaryWriter? _writer;

    private enum Cell : byte
    {
        Empty,
        Text,
        Number,
        Date,
        False,
        True,
    }

    /// <summary>The table.</summary>
    public ExportTable Table => table;

    /// <summary>Number of rows.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One cell for each column, of the type that its <see cref="ColumnKind"/> names.</param>
    public void Add(IReadOnlyList<object?> cells)
    {
        if (cells.Count != table.Columns.Count)
        {
            throw new ArgumentException($"{cells.Count} cells for the {table.Columns.Count} columns of {table.Name}.", nameof(cells));
        }

        _writer ??= new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is string text)
            {
                _hasText[i] = true;
                _maxBytes[i] = Math.Max(_maxBytes[i], Encoding.UTF8.GetByteCount(text));
                HasLineBreaks |= text.AsSpan().ContainsAny('\r', '\n');
            }

            Write(_writer, cells[i]);
        }

        Count++;
    }

    /// <summary>True if a text has a line break.</summary>
    public bool HasLineBreaks { get; private set; }

    /// <summary>The most bytes, in UTF-8, of a text in a column; 0 if it has none.</summary>
    public int GetMaxBytes(int column) => _maxBytes[column];

    /// <summary>The kind of the cells of a column. Calculated values are numbers, or texts if one of them is a text.</summary>
    public ColumnKind GetKind(int column) => table.Columns[column].Kind switch
    {
        ColumnKind.Calculated => _hasText[column] ? ColumnKind.Text : ColumnKind.Number,
        var kind => kind,
    };

    /// <summary>The table with its rows.</summary>
    public TableExport ToExport() => new(table.Name, table.Columns, Read().ToAsyncEnumerable());

    /// <summary>Reads the rows in the order in which they were added.</summary>
    public IEnumerable<object?[]> Read()
    {
        _writer?.Flush();
        _file.Position = 0;
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        for (var row = 0L; row < Count; row++)
        {
            var cells = new object?[table.Columns.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Read(reader);
            }

            yield return cells;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _file.Dispose();
    }

    private static void Write(BinaryWriter writer, object? cell)
    {
        switch (cell)
        {
            case null:
                writer.Write((byte)Cell.Empty);
                break;
            case string text:
                writer.Write((byte)Cell.Text);
                writer.Write(text);
                break;
            case decimal number:
                writer.Write((byte)Cell.Number);
                writer.Write(number);
                break;
            case DateOnly date:
                writer.Write((byte)Cell.Date);
                writer.Write(date.DayNumber);
                break;
            case bool truth:
                writer.Write((byte)(truth ? Cell.True : Cell.False));
                break;
            default:
                throw new ArgumentException($"A cell cannot contain a {cell.GetType().Name}.", nameof(cell));
        }
    }

    private static object? Read(BinaryReader reader) => (Cell)reader.ReadByte() switch
    {
        Cell.Empty => null,
        Cell.Text => reader.ReadString(),
        Cell.Number => reader.ReadDecimal(),
        Cell.Date => DateOnly.FromDayNumber(reader.ReadInt32()),
        Cell.False => false,
        Cell.True => true,
    };
}
