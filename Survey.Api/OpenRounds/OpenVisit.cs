using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Collecting.OpenRounds;
using Survey.Core.Rounds;

namespace Survey.Api.OpenRounds;

/// <summary>A visit to the public page of an open round.</summary>
/// <param name="Open">The round and its phase.</param>
/// <param name="Channel">The channel whose address the visitor used; null for the round's own.</param>
/// <param name="Texts">The interface's texts in the visitor's language.</param>
public sealed record OpenVisit(OpenRound Open, OpenChannel? Channel, InterfaceTexts Texts)
{
    /// <summary>True if a coordinator looks at the page: then nothing can be sent.</summary>
    public bool IsPreview { get; init; }

    /// <summary>True if the page is shown in a frame of another site: then it leads to the page itself, in a tab of its own.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>True if the service has a mail server.</summary>
    public bool CanMail { get; init; }

    /// <summary>The address to which the personal link was just sent; null for none.</summary>
    public string? SentTo { get; init; }

    /// <summary>True if the round asks for an e-mail address.</summary>
    public bool AsksForEmail => Open.Round.Open.PerPerson == AnswersPerPerson.OnePerEmail;

    /// <summary>True if an answer can be begun on the page.</summary>
    public bool CanBegin => Open.Phase == RoundPhase.Collecting && !IsPreview && !IsEmbedded && (CanMail || !AsksForEmail);

    /// <summary>The round's texts in the visitor's language.</summary>
    public ContentTexts Content { get; } = new(Texts.Language, Open.Round.Questionnaire.DefaultLanguage);

    /// <summary>The address of the page.</summary>
    public string Address => Channel is null ? $"/open/{Open.Round.Code}" : $"/open/{Open.Round.Code}/{Channel.Code}";
}
