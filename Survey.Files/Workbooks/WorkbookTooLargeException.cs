namespace Survey.Files.Workbooks;

/// <summary>A workbook costs more than its <see cref="ReadingBudget"/>. <see cref="WorkbookPackage"/> turns it into a problem.</summary>
/// <param name="variant">The variant of the problem.</param>
/// <param name="most">The limit that the message names; null if it names none.</param>
internal sealed class WorkbookTooLargeException(string variant, int? most) : Exception
{
    /// <summary>The variant of the problem.</summary>
    public string Variant { get; } = variant;

    /// <summary>The limit that the message names; null if it names none.</summary>
    public int? Most { get; } = most;

    /// <summary>More bytes or nodes than can be read.</summary>
    public static WorkbookTooLargeException Unpacked() => new("unpacked", most: null);
}
