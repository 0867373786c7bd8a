using Survey.Collecting.Directories;
using Survey.Collecting.Messages;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Collecting.RoundWorkbooks;

/// <summary>What a round workbook says.</summary>
/// <param name="Code">The round's code.</param>
/// <param name="Revision">The revision of the definition that the workbook was written from; null for none.</param>
/// <param name="Files">The documents of the round.</param>
/// <param name="Contacts">All contacts of the round.</param>
/// <param name="Wordings">Wordings of messages that differ from the present ones; null for the standard wording.</param>
/// <param name="Cells">The cells of <c>round.json</c>: its members, with their places in the workbook.</param>
public sealed record ReadWorkbook(
    string Code,
    int? Revision,
    IReadOnlyList<RoundFile> Files,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<(MessageKind Kind, string Language, MessageWording? Wording, Place Place)> Wordings,
    IReadOnlyDictionary<string, Place> Cells)
{
    /// <summary>The problem with its place in the workbook, if it is about a member of <c>round.json</c>.</summary>
    public Problem At(Problem problem)
    {
        if (problem.Place.File != RoundDefinition.FileNames[3])
        {
            return problem;
        }

        var path = problem.Place.Path;
        var cell = Cells.Keys
            .Where(key =>
                path == key
                || path.StartsWith($"{key}.", StringComparison.Ordinal)
                || path.StartsWith($"{key} ", StringComparison.Ordinal))
            .MaxBy(key => key.Length);
        return cell is null ? problem : problem with { Place = Cells[cell] };
    }
}
