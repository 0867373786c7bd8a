namespace Survey.Storage.Accounts;

/// <summary>What a program may do with a token, within what its account may.</summary>
public enum TokenScope
{
    /// <summary>Read.</summary>
    Read,

    /// <summary>Read and change.</summary>
    Write,
}
