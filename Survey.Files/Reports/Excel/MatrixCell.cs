namespace Survey.Files.Reports.Excel;

/// <summary>What stands in a cell of the matrix.</summary>
internal enum MatrixCell
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number of respondents.</summary>
    Count,

    /// <summary>A number of respondents in the first column of a region.</summary>
    FirstCount,

    /// <summary>A share.</summary>
    Share,

    /// <summary>A share of so many that it needs a decimal.</summary>
    FineShare,

    /// <summary>The mark of a recurrent element.</summary>
    Mark,
}
