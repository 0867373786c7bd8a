using Survey.Collecting.Directories;

namespace Survey.Collecting.Messages;

/// <summary>A message that would be sent.</summary>
/// <param name="Contact">The recipient.</param>
/// <param name="Wording">The text, with a placeholder for the link.</param>
public sealed record PreviewedMessage(Contact Contact, MessageWording Wording);
