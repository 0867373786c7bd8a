using System.Security.Cryptography;
using System.Text;
using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>round_revision</c>.</summary>
public sealed class RoundRow
{
    /// <summary>The key.</summary>
    public Guid Id { get; init; }

    /// <summary>The round's code.</summary>
    public string Round { get; init; } = "";

    /// <summary>Number of the revision, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>The framework, as compact JSON, like the next three documents.</summary>
    public string Framework { get; init; } = "";

    /// <summary>The directory.</summary>
    public string Directory { get; init; } = "";

    /// <summary>The questionnaire.</summary>
    public string Questionnaire { get; init; } = "";

    /// <summary>The round's own document.</summary>
    public string RoundDocument { get; init; } = "";

    /// <summary>The further documents, as one JSON object by file name.</summary>
    public string Further { get; init; } = RoundDefinition.NoFurther;

    /// <summary>The questionnaire's version.</summary>
    public string QuestionnaireVersion { get; init; } = "";

    /// <summary>SHA-256 over all documents.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>When it was stored: ISO 8601, UTC.</summary>
    public string StoredAt { get; init; } = "";

    /// <summary>The documents.</summary>
    public RoundDefinition ToDefinition() => new(Framework, Directory, Questionnaire, RoundDocument) { Further = Further };

    /// <summary>SHA-256 over all documents.</summary>
    public static byte[] HashOf(RoundDefinition definition)
    {
        string[] four = [definition.Framework, definition.Directory, definition.Questionnaire, definition.Round];

        // Revisions that were stored before there were further documents keep their hash.
        string[] further = definition.Further == RoundDefinition.NoFurther ? [] : [definition.Further];
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [.. four, .. further])));
    }
}
