using Survey.Api.Texts;

namespace Survey.Api.Pages;

/// <summary>What surrounds the contents of every page.</summary>
/// <param name="Texts">The interface's texts.</param>
/// <param name="Title">The page's heading and, with the name of what it belongs to, its title.</param>
public sealed record PageFrame(InterfaceTexts Texts, string Title)
{
    /// <summary>What the page belongs to, such as a round; null for the program itself.</summary>
    public ShownText? Subject { get; init; }

    /// <summary>Where the subject's name leads; null for nowhere.</summary>
    public string? Home { get; init; }

    /// <summary>
    /// Where the page is found in another language: empty for the address that was asked for; null where there is none, since
    /// the page came of a form.
    /// </summary>
    public string? Address { get; init; } = "";

    /// <summary>Who looks at the page, as said by that person or by an account; null for nobody known.</summary>
    public string? Person { get; init; }

    /// <summary>Whether the title begins with the word that something is wrong, so that it is the first thing heard.</summary>
    public bool HasProblems { get; init; }

    /// <summary>The saves of open pages that have arrived, for the script (<c>kept.js</c>); empty for none.</summary>
    public string PageSaves { get; init; } = "";
}
