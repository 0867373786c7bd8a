using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Survey.Core.Responses;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>response_revision</c>.</summary>
public sealed record RevisionRow
{
    /// <summary>The bucket of the respondent.</summary>
    public int Bucket => Storage.Bucket.Of(Respondent);

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>The organization's code, or an open round's id.</summary>
    public string Respondent { get; init; } = "";

    /// <summary>Number of the revision, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>Revision of the round's definition that the response was given under.</summary>
    public int RoundRevision { get; init; }

    /// <summary>
    /// Number of the entry in the audit trail, in the same bucket, that says that it was made; null if there is none, in stores of the
    /// first version.
    /// </summary>
    public long? Entry { get; init; }

    /// <summary>Version of the questionnaire that the response was given under; joined from another table.</summary>
    public string QuestionnaireVersion { get; init; } = "";

    /// <summary>The response in canonical form; empty in rows read without it.</summary>
    public string Document { get; init; } = "";

    /// <summary>SHA-256 of the document.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>When it was stored: ISO 8601, UTC.</summary>
    public string StoredAt { get; init; } = "";

    /// <summary>
    /// Code of the role of who made it. This and the next three are null if an earlier version of this software loaded it from a folder.
    /// </summary>
    public string? Role { get; init; }

    /// <summary>Display name of who made it.</summary>
    public string? MadeBy { get; init; }

    /// <summary>Code of the way it came in.</summary>
    public string? Way { get; init; }

    /// <summary>True if it was loaded from a folder.</summary>
    public bool IsLoaded => Way is null || Way == InputChannel.File.ToCode();

    /// <summary>The reason of a return, or a comment; null if there is none.</summary>
    public string? Note { get; init; }

    /// <summary>Idempotency key of the client's request; null if there is none.</summary>
    public string? RequestKey { get; init; }

    /// <summary>
    /// The details of the entry in the audit trail that says that this revision was made. <c>survey verify</c> compares the two.
    /// </summary>
    public string ToAuditDetails() =>
        string.Create(CultureInfo.InvariantCulture, $"{AuditPrefix}{Revision}, {Way}, {Convert.ToHexStringLower(Hash)}");

    /// <summary>The number of the revision and the hash of its document in such details; the way between them is left out.</summary>
    internal static (string Number, string Hash) ToKey(string auditDetails) =>
        auditDetails.Split(", ") is [var number, .., var hash] ? (number, hash) : (auditDetails, "");

    /// <summary>How the details of every such entry begin.</summary>
    internal const string AuditPrefix = "revision ";

    /// <summary>SHA-256 of a document.</summary>
    public static byte[] HashOf(string document) => SHA256.HashData(Encoding.UTF8.GetBytes(document));
}
