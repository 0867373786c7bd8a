namespace Survey.Core.Rounds;

/// <summary>How an open round keeps one person from answering several times.</summary>
public enum AnswersPerPerson
{
    /// <summary>Not at all.</summary>
    Any,

    /// <summary>One answer per personal link: a browser that has one leads back to it and begins no other.</summary>
    OnePerLink,

    /// <summary>One answer per e-mail address, which is confirmed by a message with the personal link.</summary>
    OnePerEmail,
}
