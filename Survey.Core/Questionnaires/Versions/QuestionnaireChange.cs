namespace Survey.Core.Questionnaires.Versions;

/// <summary>One difference between two versions of a questionnaire.</summary>
/// <param name="Place">
/// The code of the item, preceded by <c>code/</c> for each repeat group around it. For a choice, <c>list: code</c>.
/// Empty for the questionnaire itself.
/// </param>
/// <param name="What">The kind of change in a few words, one of <see cref="Kinds"/>.</param>
/// <param name="Before">The earlier value; null if there was none.</param>
/// <param name="After">The later value; null if there is none.</param>
/// <param name="Comparability">Tells whether answers before and after may be counted together.</param>
public sealed record QuestionnaireChange(string Place, string What, string? Before, string? After, Comparability Comparability)
{
    /// <summary>All kinds of changes. Each has its words in every language.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "questionnaire", "title", "default language", "framework", "type", "label", "hint", "guidance hint", "asked if", "required",
        "required message", "constraint", "constraint message", "warning", "warning message", "default", "read only", "longest text",
        "fewest rows", "most rows", "number of rows", "scale", "calculation", "list of choices", "choice filter", "choice's label",
        "choice added", "choice removed", "required question added", "optional question added", "question removed", "added", "removed",
    ];

    /// <summary>
    /// Tag of the language whose text changed. Null if the text has one language, if it was added or removed, or if no text changed.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>The kind of change in a few words, one of <see cref="Kinds"/>.</summary>
    /// <exception cref="ArgumentException">It is another one.</exception>
    public string What { get; } =
        Kinds.Contains(What, StringComparer.Ordinal)
            ? What
            : throw new ArgumentException($"“{What}” is no kind of change.", nameof(What));
}
