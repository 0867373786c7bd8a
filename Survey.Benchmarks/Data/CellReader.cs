namespace Survey.Benchmarks.Data;

/// <summary>Reads what <see cref="CellWriter"/> wrote, one item after the other.</summary>
internal sealed class CellReader(string path) : IDisposable
{
    private readonly BinaryReader _reader = new(File.OpenRead(path));

    /// <summary>The text of the item read last, if it is a text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The number of the item read last, if it is a number.</summary>
    public double Number { get; private set; }

    /// <summary>Reads the next item.</summary>
    public CellKind Read()
    {
        var kind = (CellKind)_reader.ReadByte();
        if (kind == CellKind.Text)
        {
            Text = _reader.ReadString();
        }
        else if (kind == CellKind.Number)
        {
            Number = _reader.ReadDouble();
        }

        return kind;
    }

    public void Dispose() => _reader.Dispose();
}
