using Survey.Core.Problems;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>publication</c>: a frozen state of a round.</summary>
public sealed class PublicationRow
{
    /// <summary>The key.</summary>
    public Guid Id { get; init; }

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The publication's code, unique within the round.</summary>
    public string Code { get; init; } = "";

    /// <summary>What was frozen, as JSON; see <see cref="PublicationManifest"/>.</summary>
    public string Manifest { get; init; } = "";

    /// <summary>When it was made: ISO 8601, UTC.</summary>
    public string MadeAt { get; init; } = "";

    /// <summary>Display name of who made it.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>SHA-256 over the other columns.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>Place of the problems of a stored publication.</summary>
    public Place ToPlace() => Place.OfFile($"stored publication {Code} of {Round}");

    /// <summary>
    /// The details of the entry in the audit trail that says that it was made. <c>survey verify</c> compares the two.
    /// </summary>
    public string ToAuditDetails() => Convert.ToHexStringLower(Hash);
}
