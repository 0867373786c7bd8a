using System.Text.Json.Nodes;
using Survey.Collecting.Directories;
using Survey.Core.Rounds;
using Survey.Storage.Tables;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>What a round workbook holds.</summary>
/// <param name="Definition">The documents of the round.</param>
/// <param name="Revision">Number of the definition's revision; null for a new round.</param>
/// <param name="Contacts">The contacts of its organizations.</param>
/// <param name="Wordings">The coordinator's own wordings of messages.</param>
public sealed record RoundWorkbookContent(
    RoundDefinition Definition,
    int? Revision,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<WordingRow> Wordings)
{
    /// <summary>The round that the documents define.</summary>
    internal Round Round { get; } = Definition.ToRound();

    /// <summary>The document <c>round.json</c>.</summary>
    internal JsonObject RoundDocument => JsonNode.Parse(Definition.Round)!.AsObject();

    /// <summary>The names of the files of the frameworks: the main one, then the others in the order of their names.</summary>
    internal IReadOnlyList<string> FrameworkFiles =>
    [
        RoundDefinition.FileNames[0],
        .. Definition.ToFiles()
            .Select(file => file.Name)
            .Where(name => name.StartsWith($"{RoundDefinition.FrameworkFolder}/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
