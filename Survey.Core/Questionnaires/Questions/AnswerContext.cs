using Survey.Core.Frameworks;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>What reading an answer needs beside its question.</summary>
/// <param name="Framework">The framework that coded questions refer to.</param>
public sealed record AnswerContext(Framework Framework);
