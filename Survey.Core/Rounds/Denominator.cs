namespace Survey.Core.Rounds;

/// <summary>The number that the count of respondents naming an element is divided by.</summary>
public enum Denominator
{
    /// <summary>The recommending respondents that address the element's theme (<c>theme-respondents</c>).</summary>
    ThemeRespondents,

    /// <summary>All recommending respondents (<c>recommending</c>).</summary>
    Recommending,

    /// <summary>All respondents (<c>responded</c>).</summary>
    Responded,

    /// <summary>All invited organizations (<c>invited</c>); not available in open rounds.</summary>
    Invited,
}
