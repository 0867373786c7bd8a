namespace Survey.Core.Questionnaires.Logic;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">The kind of token.</param>
/// <param name="Text">The code of a reference, the content of a quoted text, or the token as written; empty for the end.</param>
/// <param name="At">Index of its first character, from 0.</param>
internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, string Text, int At);

internal enum ExpressionTokenKind
{
    End,

    /// <summary><c>${code}</c></summary>
    Reference,

    /// <summary><c>'text'</c> or <c>"text"</c></summary>
    Text,

    Number,

    /// <summary>A function, an operator in letters such as <c>and</c>, or the name of a column.</summary>
    Name,

    /// <summary>Any other token: an operator, a parenthesis, a comma or a dot.</summary>
    Symbol,
}
