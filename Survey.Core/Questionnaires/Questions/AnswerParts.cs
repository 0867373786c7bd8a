namespace Survey.Core.Questionnaires.Questions;

/// <summary>
/// How many texts make up an answer when it is typed: the fields of a form and the cells of a workbook follow from it.
/// </summary>
public enum AnswerParts
{
    /// <summary>Nothing is typed: the value is calculated.</summary>
    None,

    /// <summary>One text.</summary>
    One,

    /// <summary>Any number of choices, in no order.</summary>
    Choices,

    /// <summary>Any number of choices, the highest rank first.</summary>
    Ranking,

    /// <summary>Codes of themes and elements of the framework.</summary>
    Codes,

    /// <summary>Rows, each with answers of its own.</summary>
    Rows,
}
