namespace Survey.Storage.Tables;

/// <summary>How many links an organization has for a role.</summary>
internal sealed class LinkCountRow
{
    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code.</summary>
    public string Organization { get; init; } = "";

    /// <summary>Code of the role.</summary>
    public string Role { get; init; } = "";

    /// <summary>Number of stored links, revoked ones too.</summary>
    public long Stored { get; init; }

    /// <summary>Number of entries of the audit trail that say that a link was issued.</summary>
    public long Recorded { get; init; }
}
