using System.Text;
using System.Text.Json;
using Survey.Core.Rounds;

namespace Survey.Api.Rounds;

/// <summary>The four documents that define a round, as in the files of a round's folder (docs/formats.md).</summary>
/// <param name="Framework">As in framework.json.</param>
/// <param name="Directory">As in directory.json.</param>
/// <param name="Questionnaire">As in questionnaire.json.</param>
/// <param name="Round">As in round.json.</param>
public sealed record RoundDocuments(JsonElement Framework, JsonElement Directory, JsonElement Questionnaire, JsonElement Round)
{
    /// <summary>The documents of a definition.</summary>
    public static RoundDocuments Of(RoundDefinition definition) =>
        new(Parse(definition.Framework), Parse(definition.Directory), Parse(definition.Questionnaire), Parse(definition.Round));

    /// <summary>The bytes of each document, in the order of <see cref="RoundDefinition.FileNames"/>.</summary>
    public IReadOnlyList<byte[]?> ToFiles() =>
        [.. new[] { Framework, Directory, Questionnaire, Round }.Select(document => Encoding.UTF8.GetBytes(document.GetRawText()))];

    /// <summary>The documents as received, to be read and checked.</summary>
    public RoundDefinition ToDefinition() =>
        new(Framework.GetRawText(), Directory.GetRawText(), Questionnaire.GetRawText(), Round.GetRawText());

    private static JsonElement Parse(string document) => JsonElement.Parse(document);
}
