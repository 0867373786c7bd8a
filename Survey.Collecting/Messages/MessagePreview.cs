namespace Survey.Collecting.Messages;

/// <summary>What would be sent to whom.</summary>
/// <param name="Messages">One for each contact, with a sign in place of the link, in the directory's order.</param>
/// <param name="WithoutContact">The codes of organizations that nobody is known to write to at; they need a link by another way.</param>
/// <param name="NotInvited">With a reminder, the codes of organizations that were chosen and have no working link: they are invited, not reminded. Empty with an invitation.</param>
public sealed record MessagePreview(IReadOnlyList<PreviewedMessage> Messages, IReadOnlyList<string> WithoutContact, IReadOnlyList<string> NotInvited);
