namespace Survey.Benchmarks.Data;

/// <summary>What comes next in a file of cells.</summary>
internal enum CellKind
{
    /// <summary>The end of the file.</summary>
    End,

    /// <summary>A further table begins.</summary>
    Table,

    /// <summary>The row is complete.</summary>
    RowEnd,

    /// <summary>A cell without content.</summary>
    Empty,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,
}
