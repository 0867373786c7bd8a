namespace Survey.Core.Questionnaires.Logic;

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The code of a reference, the inside of a text, else as it was written; empty at the end.</param>
/// <param name="At">The character it begins at, from 0.</param>
internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, string Text, int At);

internal enum ExpressionTokenKind
{
    End,

    /// <summary><c>${code}</c></summary>
    Reference,

    /// <summary><c>'text'</c> or <c>"text"</c></summary>
    Text,

    Number,

    /// <summary>A function, an operator in letters, or the name of a column.</summary>
    Name,

    /// <summary>Anything else: an operator, a parenthesis, a comma, a dot.</summary>
    Symbol,
}
