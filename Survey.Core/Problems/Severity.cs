namespace Survey.Core.Problems;

/// <summary>Severity of a problem.</summary>
public enum Severity
{
    /// <summary>The input cannot be used, and nothing of it is stored.</summary>
    Error,

    /// <summary>The input can be used, but somebody should check this place.</summary>
    Warning,
}
