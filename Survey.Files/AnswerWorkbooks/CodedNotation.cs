using Survey.Core.Frameworks;
using Survey.Core.Questionnaires.Answers;

namespace Survey.Files.AnswerWorkbooks;

/// <summary>
/// How themes and elements are written into one cell: elements by their codes, a theme by its code with the word “Theme” before it.
/// </summary>
internal static class CodedNotation
{
    /// <summary>The answer as a text.</summary>
    public static string Write(CodedAnswer answer, AnswerWords words) =>
        string.Join(", ", answer.Elements.Select(element => element.Code).Concat(answer.Themes.Select(theme => Write(theme, words))));

    /// <summary>A theme as it is to be named.</summary>
    public static string Write(Theme theme, AnswerWords words) => $"{words.Theme} {theme.Code}";

    /// <summary>An example: the codes of the first elements.</summary>
    public static string ExampleOf(Framework framework) => string.Join(", ", framework.Elements.Take(2).Select(element => element.Code));
}
