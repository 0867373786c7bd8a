namespace Survey.Core.Problems;

/// <summary>Whether a problem stops the work or only deserves a look.</summary>
public enum Severity
{
    /// <summary>The input cannot be used as it is: nothing of it is stored.</summary>
    Error,

    /// <summary>The input can be used; somebody should look at this place all the same.</summary>
    Warning,
}
