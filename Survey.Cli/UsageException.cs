using Survey.Core.Languages;
using Survey.Core.Problems;

namespace Survey.Cli;

/// <summary>The command line names something that does not exist, or options that cannot be combined.</summary>
/// <param name="message">What is wrong, and what is valid instead.</param>
internal sealed class UsageException(string message) : Exception(message)
{
    private Func<LanguageTexts, string>? _text;

    /// <summary>Wrong usage that is reported in the reader's language.</summary>
    /// <param name="key">Key of the message in <c>commands.json</c>.</param>
    /// <param name="values">What is put in.</param>
    public static UsageException Of(string key, params (string Name, object? Value)[] values) =>
        new(key) { _text = texts => texts.Fill(key, values) };

    /// <summary>Wrong usage that is reported in the plural form of a number, which fills the placeholder <c>{count}</c>.</summary>
    public static UsageException Counting(string key, int count, params (string Name, object? Value)[] values) =>
        new(key) { _text = texts => texts.Count(key, count, values) };

    /// <summary>Wrong usage that has these problems, each on a line of its own.</summary>
    public static UsageException Of(IReadOnlyList<Problem> problems) =>
        new(problems[0].Code) { _text = texts => string.Join('\n', problems.Select(problem => problem.ToText(texts.In))) };

    /// <summary>The message in the language of the texts.</summary>
    public string ToText(LanguageTexts texts) => _text?.Invoke(texts) ?? Message;
}
