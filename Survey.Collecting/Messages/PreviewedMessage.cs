using Survey.Collecting.Directories;

namespace Survey.Collecting.Messages;

/// <summary>A message that would be sent.</summary>
/// <param name="Contact">To whom.</param>
/// <param name="Wording">What it would say.</param>
public sealed record PreviewedMessage(Contact Contact, MessageWording Wording);
