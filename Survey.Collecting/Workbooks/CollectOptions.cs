using Survey.Core.Responses;

namespace Survey.Collecting.Workbooks;

/// <summary>How answer workbooks are taken.</summary>
/// <param name="By">What somebody is called who sent a workbook without a name in it; and in what part.</param>
public sealed record CollectOptions(Actor By)
{
    /// <summary>Whether a workbook whose answers have problems is kept as a draft, instead of refusing it.</summary>
    public bool AsDraft { get; init; }

    /// <summary>Whether a workbook replaces what was saved by others after it was written.</summary>
    public bool Replace { get; init; }

    /// <summary>The only organization whose workbooks are taken, for somebody who answers for one; null for all.</summary>
    public string? Organization { get; init; }

    /// <summary>Whether the day that stands in a workbook is the day it is submitted on; else that is today.</summary>
    public bool TakesDays { get; init; }

    /// <summary>Whether nothing is stored even if all could be taken, since something else stands in the way.</summary>
    public bool OnlyChecks { get; init; }
}
