namespace Survey.Storage.Accounts;

/// <summary>Codes of token scopes.</summary>
public static class TokenScopes
{
    /// <summary>Code of <see cref="TokenScope.Read"/>.</summary>
    public const string Read = "read";

    /// <summary>Code of <see cref="TokenScope.Write"/>.</summary>
    public const string Write = "write";

    /// <summary>The scope with that code; null if there is none.</summary>
    public static TokenScope? Find(string? code) => code switch
    {
        Read => TokenScope.Read,
        Write => TokenScope.Write,
        _ => null,
    };

    /// <summary>The scope's code.</summary>
    public static string ToCode(this TokenScope scope) => scope == TokenScope.Write ? Write : Read;
}
