using Survey.Api.Texts;

namespace Survey.Api.Pages;

/// <summary>Common data of the layout of every page.</summary>
/// <param name="Texts">The interface's texts.</param>
/// <param name="Title">Heading of the page, and with the subject its title.</param>
public sealed record PageFrame(InterfaceTexts Texts, string Title)
{
    /// <summary>What the page is about, such as a round; null for the program itself.</summary>
    public ShownText? Subject { get; init; }

    /// <summary>Link of the subject's name; null for none.</summary>
    public string? Home { get; init; }

    /// <summary>
    /// The page's own address, used to show it in another language: empty for the requested address; null if there is none, since the page
    /// is the response to a form.
    /// </summary>
    public string? Address { get; init; } = "";

    /// <summary>Name of the visitor, as given by that person or an account; null if unknown.</summary>
    public string? Person { get; init; }

    /// <summary>True to begin the title with the word for a problem, so that screen readers announce it first.</summary>
    public bool HasProblems { get; init; }

    /// <summary>The saves of open pages that have arrived, for the script (<c>kept.js</c>); empty for none.</summary>
    public string PageSaves { get; init; } = "";
}
