using Survey.Core.Frameworks;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>Data that reading an answer needs in addition to the question.</summary>
/// <param name="Frameworks">The frameworks that coded questions refer to.</param>
public sealed record AnswerContext(FrameworkSet Frameworks)
{
    /// <summary>
    /// The language in which choices were shown, and the language of labels that lack it; null where only codes were given.
    /// </summary>
    public (string Language, string Fallback)? Shown { get; init; }

    /// <summary>Whether the answers come from the store: they were checked when they came in, by the rules of that time.</summary>
    public bool IsStored { get; init; }

    /// <summary>Whether an operator loads the answers, and nobody sends them to the service.</summary>
    public bool IsLoaded { get; init; }
}
