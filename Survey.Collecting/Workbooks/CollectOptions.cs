using Survey.Core.Responses;

namespace Survey.Collecting.Workbooks;

/// <summary>How answer workbooks are imported.</summary>
/// <param name="By">Who imports them. The name is used when a workbook gives none.</param>
public sealed record CollectOptions(Actor By)
{
    /// <summary>True to save a workbook with invalid answers as a draft instead of refusing it.</summary>
    public bool AsDraft { get; init; }

    /// <summary>True to let a workbook replace what others saved after it was written.</summary>
    public bool Replace { get; init; }

    /// <summary>The only organization whose workbooks are accepted; null for all.</summary>
    public string? Organization { get; init; }

    /// <summary>True to submit a workbook on the day that it names; false for today.</summary>
    public bool TakesDays { get; init; }

    /// <summary>True to check the workbooks only and store nothing.</summary>
    public bool OnlyChecks { get; init; }

    /// <summary>Receives the number of workbooks read; null for nobody.</summary>
    public IProgress<int>? Progress { get; init; }
}
