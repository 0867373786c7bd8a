namespace Survey.Benchmarks.Data;

/// <summary>
/// Writes tables to a file that bare programs read with next to no work (<see cref="CellReader"/>), so that they write the same cells as
/// the product.
/// </summary>
internal sealed class CellWriter(string path) : IDisposable
{
    private readonly BinaryWriter _writer = new(File.Create(path));
    private long _rows;

    /// <summary>Number of cells that are not empty.</summary>
    public long Cells { get; private set; }

    /// <summary>Number of rows of the largest table.</summary>
    public long Rows { get; private set; }

    /// <summary>Begins a table.</summary>
    public void BeginTable()
    {
        Write(CellKind.Table);
        _rows = 0;
    }

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        Write(CellKind.RowEnd);
        Rows = Math.Max(Rows, ++_rows);
    }

    /// <summary>Adds a text; an empty one is an empty cell.</summary>
    public void Add(string text)
    {
        Write(text.Length == 0 ? CellKind.Empty : CellKind.Text);
        if (text.Length > 0)
        {
            _writer.Write(text);
            Cells++;
        }
    }

    /// <summary>Adds a number.</summary>
    public void Add(double number)
    {
        Write(CellKind.Number);
        _writer.Write(number);
        Cells++;
    }

    public void Dispose()
    {
        Write(CellKind.End);
        _writer.Dispose();
    }

    private void Write(CellKind kind) => _writer.Write((byte)kind);
}
