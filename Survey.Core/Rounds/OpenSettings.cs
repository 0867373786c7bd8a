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
}
