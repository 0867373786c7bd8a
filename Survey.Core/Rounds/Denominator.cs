namespace Survey.Core.Rounds;

/// <summary>What the number of respondents that name an element is divided by.</summary>
public enum Denominator
{
    /// <summary>The recommending respondents that address the element's theme (<c>theme-respondents</c>).</summary>
    ThemeRespondents,

    /// <summary>All recommending respondents (<c>recommending</c>).</summary>
    Recommending,

    /// <summary>All respondents (<c>responded</c>).</summary>
    Responded,

    /// <summary>All organizations invited (<c>invited</c>); not in open rounds.</summary>
    Invited,
}
