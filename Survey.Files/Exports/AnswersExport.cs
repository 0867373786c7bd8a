using Survey.Core.Responses;
using Survey.Core.Rounds;

namespace Survey.Files.Exports;

/// <summary>All answers of a round, to export as tables.</summary>
/// <param name="Round">The round.</param>
/// <param name="Responses">Its responses, in the order to be written; enumerated once, with one in memory at a time.</param>
/// <param name="Labels">The language of the labels that replace the codes of choices, themes and elements; null for the codes.</param>
public sealed record AnswersExport(Round Round, IAsyncEnumerable<Response> Responses, string? Labels = null);
