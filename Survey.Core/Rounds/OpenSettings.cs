using Survey.Core.Questionnaires.Questions;
using Survey.Core.Reading;

namespace Survey.Core.Rounds;

/// <summary>What an open round says on its public page.</summary>
/// <param name="Purpose">Why people are asked, in Markdown; null for nothing.</param>
/// <param name="Privacy">
/// What happens with what people send, in Markdown. People must agree to it before they begin. Null for no notice.
/// </param>
public sealed record OpenSettings(LocalizedText? Purpose, LocalizedText? Privacy)
{
    /// <summary>An open round whose definition says nothing.</summary>
    public static readonly OpenSettings Default = new(Purpose: null, Privacy: null);

    /// <summary>The values of <see cref="PerPerson"/> by their codes in <c>round.json</c>.</summary>
    public static readonly IReadOnlyDictionary<string, AnswersPerPerson> PerPersonCodes =
        new Dictionary<string, AnswersPerPerson>(StringComparer.Ordinal)
        {
            ["none"] = AnswersPerPerson.Any,
            ["link"] = AnswersPerPerson.OnePerLink,
            ["email"] = AnswersPerPerson.OnePerEmail,
        };

    /// <summary>The channels that have a public address of their own, in the order of the file; usually empty.</summary>
    public IReadOnlyList<OpenChannel> Channels { get; init; } = [];

    /// <summary>How one person is kept from answering several times.</summary>
    public AnswersPerPerson PerPerson { get; init; } = AnswersPerPerson.Any;

    /// <summary>The time at which answers are taken on the first day; null for the beginning of the day in UTC.</summary>
    public OpenTime? OpensAt { get; init; }

    /// <summary>The time up to which answers are taken on the last day; null for the end of the day in UTC.</summary>
    public OpenTime? ClosesAt { get; init; }

    /// <summary>The origins of the sites that may show the public page in a frame; usually empty.</summary>
    public IReadOnlyList<string> EmbedIn { get; init; } = [];

    /// <summary>
    /// Questions of the questionnaire that the public page asks, beside type and regions, in the order of the file; usually empty. They are
    /// asked of everybody, and the form has them too, with what was answered.
    /// </summary>
    public IReadOnlyList<Question> Facts { get; init; } = [];

    /// <summary>The codes of <see cref="Channels"/>.</summary>
    public IEnumerable<string> ChannelCodes => Channels.Select(channel => channel.Code);

    /// <summary>
    /// True if the public page can ask a question. It has no other answers yet, so the question must not depend on any; and it has one
    /// field for each question.
    /// </summary>
    public static bool CanAsk(ScopedQuestion asked) =>
        asked.Conditions.Count == 0
        && asked.Question is { IsHidden: false, Parts: AnswerParts.One or AnswerParts.Choices, Rules.ReadOnly: null }
            and not ChoiceQuestion { Filter: not null };

    /// <summary>The channel with that code; null if there is none.</summary>
    public OpenChannel? FindChannel(string? code) => Channels.FirstOrDefault(channel => channel.Code == code);
}
