using Survey.Core.Analysis;
using Survey.Core.Frameworks;
using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Core.Results;

/// <summary>An alignment with the respondents that named its elements.</summary>
/// <param name="Alignment">The alignment.</param>
/// <param name="Rows">Its rows, in the same order.</param>
public sealed record AlignmentTable(Alignment Alignment, IReadOnlyList<AlignmentRow> Rows)
{
    /// <summary>Finds who named the elements of alignments.</summary>
    /// <param name="round">The round that the responses belong to.</param>
    /// <param name="alignments">The alignments, whose frameworks are those of the round.</param>
    /// <param name="responses">One response per respondent, in any state and order. Enumerated once and not kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <remarks>
    /// A respondent names an element if its response counts and an answer to a relevant coded question of the element's
    /// framework covers it: by itself, or with its whole theme.
    /// </remarks>
    public static async Task<IReadOnlyList<AlignmentTable>> Of(
        Round round,
        IReadOnlyList<Alignment> alignments,
        IAsyncEnumerable<Response> responses,
        CancellationToken cancellationToken = default)
    {
        var mentions = new MentionCounter(round);
        await foreach (var response in responses.WithCancellation(cancellationToken))
        {
            mentions.Add(response);
        }

        return [.. alignments.Select(alignment => new AlignmentTable(alignment, ToRows(alignment, mentions)))];
    }

    private static IReadOnlyList<AlignmentRow> ToRows(Alignment alignment, MentionCounter mentions) =>
    [
        .. alignment.Entries.Select(entry => new AlignmentRow(
            new AlignedElement(entry.Row, mentions.FindGroup(alignment.Rows, entry.Row)),
            [
                .. alignment.Columns.Zip(entry.Cells, (framework, cell) => cell
                    .Select(element => new AlignedElement(element, mentions.FindGroup(framework, element)))
                    .ToList()),
            ])),
    ];
}

/// <summary>One row of an alignment.</summary>
/// <param name="Entry">The element that names the row.</param>
/// <param name="Cells">For each column of the alignment the elements beside it, in the order of the file; may be empty.</param>
public sealed record AlignmentRow(AlignedElement Entry, IReadOnlyList<IReadOnlyList<AlignedElement>> Cells);

/// <summary>An element in an alignment.</summary>
/// <param name="Element">The element.</param>
/// <param name="NamedBy">
/// The respondents that named it; null if no question uses its framework, or if there is no response that counts.
/// </param>
public sealed record AlignedElement(Element Element, RespondentGroup? NamedBy);
