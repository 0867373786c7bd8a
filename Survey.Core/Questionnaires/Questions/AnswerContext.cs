using Survey.Core.Frameworks;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>Data that reading an answer needs in addition to the question.</summary>
/// <param name="Framework">The framework that coded questions refer to.</param>
public sealed record AnswerContext(Framework Framework);
