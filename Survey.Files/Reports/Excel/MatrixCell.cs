namespace Survey.Files.Reports.Excel;

/// <summary>The kind of value in a cell of the matrix.</summary>
internal enum MatrixCell
{
    Text,

    /// <summary>A number of respondents.</summary>
    Count,

    /// <summary>A number of respondents in the first column of a region; the cell gets a line at its left.</summary>
    FirstCount,

    /// <summary>A share, shown without decimals.</summary>
    Share,

    /// <summary>A share of a large denominator, shown with one decimal.</summary>
    FineShare,

    /// <summary>The mark of a recurrent element.</summary>
    Mark,
}
