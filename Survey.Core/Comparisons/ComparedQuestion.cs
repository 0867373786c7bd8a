using Survey.Core.Reading;
using Survey.Core.Results;

namespace Survey.Core.Comparisons;

/// <summary>The results of one question in two rounds.</summary>
/// <param name="Earlier">The result of the earlier round.</param>
/// <param name="Later">The result of the later round.</param>
/// <param name="Entries">
/// The choices or elements, in the order of the later round; those that it lacks follow. Empty if the question has none, or if they cannot
/// be compared; the differences of the comparison then say why.
/// </param>
public sealed record ComparedQuestion(QuestionResult Earlier, QuestionResult Later, IReadOnlyList<ComparedEntry> Entries);

/// <summary>How often a choice or element was named in two rounds.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">Its label, from the later round if that has it.</param>
/// <param name="Earlier">Its count in the earlier round; null if that round did not offer it.</param>
/// <param name="Later">Its count in the later round; null if that round did not offer it.</param>
public sealed record ComparedEntry(string Code, LocalizedText Label, EntryCount? Earlier, EntryCount? Later);
