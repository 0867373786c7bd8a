using Survey.Core.Problems;

namespace Survey.Core.Translations;

/// <summary>What a file of translations is about.</summary>
/// <param name="Round">The round's code.</param>
/// <param name="Revision">Number of the definition's revision that the file was written from.</param>
/// <param name="From">The language of the originals.</param>
/// <param name="To">The language of the translations.</param>
public sealed record TranslationHead(string Round, int Revision, string From, string To);

/// <summary>What is written to a file of translations.</summary>
/// <param name="Head">What it is about.</param>
/// <param name="All">The texts, in the order of the documents.</param>
public sealed record TranslationSet(TranslationHead Head, IReadOnlyList<Translation> All);

/// <summary>A text that was read from a file of translations.</summary>
/// <param name="Key">The key of the text, or its identifier (<see cref="TranslatableText.Id"/>).</param>
/// <param name="Source">The original as the file has it; null if it does not say.</param>
/// <param name="Target">The translation; empty to change nothing.</param>
/// <param name="IsReviewed">True if the file says that the translation was reviewed.</param>
/// <param name="Place">The place of the translation.</param>
public sealed record ReadTranslation(string Key, string? Source, string Target, bool IsReviewed, Place Place);

/// <summary>A file of translations that was read.</summary>
/// <param name="Head">What it is about.</param>
/// <param name="Place">The file, or where it says what it is about.</param>
/// <param name="Entries">The texts.</param>
public sealed record TranslationFile(TranslationHead Head, Place Place, IReadOnlyList<ReadTranslation> Entries);

/// <summary>What a file of translations changes.</summary>
/// <param name="Texts">The new translations, by key.</param>
/// <param name="Reviewed">The keys of the translations that were reviewed, changed or not.</param>
public sealed record TranslationChanges(IReadOnlyDictionary<string, string> Texts, IReadOnlyCollection<string> Reviewed);
