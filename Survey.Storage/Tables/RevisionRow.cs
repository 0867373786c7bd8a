using System.Security.Cryptography;
using System.Text;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>response_revision</c>.</summary>
public sealed class RevisionRow
{
    /// <summary>The key.</summary>
    public Guid Id { get; init; }

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code, or an open round's id.</summary>
    public string Respondent { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Revision { get; init; }

    /// <summary>The revision of the round's definition that the response was given under.</summary>
    public int RoundRevision { get; init; }

    /// <summary>The version of the questionnaire that the response was given under; read with the row, and not part of it.</summary>
    public string QuestionnaireVersion { get; init; } = "";

    /// <summary>The response in its canonical form; empty where only the rest was read.</summary>
    public string Document { get; init; } = "";

    /// <summary>SHA-256 of the document.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>When it was stored: ISO 8601, UTC.</summary>
    public string StoredAt { get; init; } = "";

    /// <summary>
    /// In what part somebody made it; null if an earlier version of this software loaded it from a folder. So are the next
    /// three.
    /// </summary>
    public string? Role { get; init; }

    /// <summary>Who made it, as shown.</summary>
    public string? MadeBy { get; init; }

    /// <summary>How it came in, as a code.</summary>
    public string? Way { get; init; }

    /// <summary>The reason of a return, or a comment; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The client's idempotency key of the request that made it; null for none.</summary>
    public string? RequestKey { get; init; }

    /// <summary>SHA-256 of a document.</summary>
    public static byte[] HashOf(string document) => SHA256.HashData(Encoding.UTF8.GetBytes(document));
}
