namespace Survey.Core.Responses;

/// <summary>How a revision of a response came in.</summary>
public enum Way
{
    /// <summary>Loaded from a round's folder.</summary>
    File,

    /// <summary>Filled in on the pages.</summary>
    Page,

    /// <summary>By a program.</summary>
    Api,

    /// <summary>By an answer workbook.</summary>
    Workbook,

    /// <summary>On paper or by letter, entered by a coordinator.</summary>
    Paper,
}
