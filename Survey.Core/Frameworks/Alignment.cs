using Survey.Core.Reading;

namespace Survey.Core.Frameworks;

/// <summary>A table that sets elements of one framework beside elements of others.</summary>
/// <param name="Code">Unique among the alignments of a round.</param>
/// <param name="Title">Display title; the code if the file gives none.</param>
/// <param name="Source">The document that the table comes from; null if not given.</param>
/// <param name="Rows">The framework whose elements name the rows.</param>
/// <param name="Columns">The frameworks beside it, in order, each once.</param>
/// <param name="Entries">The rows in the order of the file, each element at most once.</param>
public sealed record Alignment(
    string Code,
    LocalizedText Title,
    LocalizedText? Source,
    Framework Rows,
    IReadOnlyList<Framework> Columns,
    IReadOnlyList<AlignmentEntry> Entries);

/// <summary>One row of an alignment.</summary>
/// <param name="Row">The element that names the row.</param>
/// <param name="Cells">For each column the elements beside it, in the order of the file, each once; may be empty.</param>
public sealed record AlignmentEntry(Element Row, IReadOnlyList<IReadOnlyList<Element>> Cells);
