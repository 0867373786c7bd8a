namespace Survey.Core.Rounds;

/// <summary>How an open round keeps one person from answering several times.</summary>
public enum AnswersPerPerson
{
    /// <summary>Not at all.</summary>
    Any,

    /// <summary>One answer per browser: a browser in which an answer was begun leads back to it, and cannot begin another one.</summary>
    OnePerLink,

    /// <summary>One answer per e-mail address, which is confirmed by a message with the personal link.</summary>
    OnePerEmail,
}
