using System.Security.Cryptography;
using System.Text;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>response_revision</c>.</summary>
internal sealed class RevisionRow
{
    public byte[] Id { get; init; } = [];

    public string Round { get; init; } = "";

    public string Respondent { get; init; } = "";

    public int Revision { get; init; }

    /// <summary>The revision of the round's definition that the response was given under.</summary>
    public int RoundRevision { get; init; }

    public string Document { get; init; } = "";

    public byte[] Hash { get; init; } = [];

    public string StoredAt { get; init; } = "";

    /// <summary>In what part somebody made it; null if it was loaded from a folder. So are the next three.</summary>
    public string? Role { get; init; }

    public string? MadeBy { get; init; }

    public string? Way { get; init; }

    public string? Note { get; init; }

    /// <summary>What a client calls its request; null if it does not say.</summary>
    public string? RequestKey { get; init; }

    public static byte[] HashOf(string document) => SHA256.HashData(Encoding.UTF8.GetBytes(document));
}
