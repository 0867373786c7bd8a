using System.Security.Cryptography;
using System.Text;
using Survey.Core.Rounds;

namespace Survey.Storage.Tables;

/// <summary>A row of <c>round_revision</c>.</summary>
internal sealed class RoundRow
{
    public byte[] Id { get; init; } = [];

    public string Round { get; init; } = "";

    public int Revision { get; init; }

    public string Framework { get; init; } = "";

    public string Directory { get; init; } = "";

    public string Questionnaire { get; init; } = "";

    public string RoundDocument { get; init; } = "";

    public string QuestionnaireVersion { get; init; } = "";

    public byte[] Hash { get; init; } = [];

    public string StoredAt { get; init; } = "";

    public RoundDefinition ToDefinition() => new(Framework, Directory, Questionnaire, RoundDocument);

    public static byte[] HashOf(RoundDefinition definition) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', definition.Framework, definition.Directory, definition.Questionnaire, definition.Round)));
}
