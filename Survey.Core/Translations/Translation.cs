using System.Security.Cryptography;
using System.Text;

namespace Survey.Core.Translations;

/// <summary>A text with its translation into one language.</summary>
/// <param name="Text">The text.</param>
/// <param name="From">The language of the original.</param>
/// <param name="To">The language of the translation.</param>
/// <param name="State">The state of the translation.</param>
public sealed record Translation(TranslatableText Text, string From, string To, TranslationState State)
{
    /// <summary>The original; empty if there is none in that language.</summary>
    public string Source { get; } = Text.In(From);

    /// <summary>The translation; empty if there is none.</summary>
    public string Target { get; } = Text.In(To);

    /// <summary>
    /// Identifies this translation of this original. A person's word that it is right holds while both texts stay as they are.
    /// </summary>
    public string Stamp => StampOf(Text, From, To);

    internal static string StampOf(TranslatableText text, string from, string to) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\u001f', text.Key, from.ToLowerInvariant(), to.ToLowerInvariant(), text.In(from), text.In(to)))));
}
