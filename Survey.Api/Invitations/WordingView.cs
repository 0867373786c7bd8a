namespace Survey.Api.Invitations;

/// <summary>The wording of a kind of message, with placeholders such as {name} and {link}.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
public sealed record WordingView(string Subject, string Body);
