namespace Survey.Cli;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCodes
{
    /// <summary>The command succeeded.</summary>
    public const int Done = 0;

    /// <summary>The input has errors, or figures do not agree. All of them were printed.</summary>
    public const int Problems = 1;

    /// <summary>The command line is not valid.</summary>
    public const int Usage = 2;

    /// <summary>The store or a file could not be read or written.</summary>
    public const int Unusable = 3;
}
