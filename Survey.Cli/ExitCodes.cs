namespace Survey.Cli;

/// <summary>What a command ends with.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The input has problems, or figures do not agree; all of them are listed.</summary>
    public const int Problems = 1;

    /// <summary>The command was called wrongly.</summary>
    public const int Usage = 2;

    /// <summary>The store or a file could not be used.</summary>
    public const int Unusable = 3;
}
