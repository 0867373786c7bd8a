using System.Text;

namespace Survey.Core.Reading.Typed;

/// <summary>
/// Characters typed instead of Latin letters: those that AutoCorrect makes of letters in brackets, and letters of other scripts that look
/// the same.
/// </summary>
public static class Homoglyphs
{
    // Letters that look like the Latin one in most fonts; those that only sound like it are not here. Keyboards: a Russian one
    // has с on the key of c, and а where f is.
    private const string Cyrillic = "аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSԌG";
    private const string Greek = "αaιiκkνvοoρpυuχxγyΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

    private static readonly Dictionary<char, char> Latin = (Cyrillic + Greek).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    // Word and Excel: (c), (r), (tm) and, where the euro is used, (e).
    private static readonly Dictionary<char, string> Corrected = new() { ['©'] = "c", ['®'] = "r", ['™'] = "tm", ['€'] = "e" };

    /// <summary>Replaces look-alikes by Latin letters; returns the same text if it has none.</summary>
    public static string ToLatin(string text)
    {
        if (text.All(char.IsAscii))
        {
            return text;
        }

        var latin = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            latin.Append(Corrected.GetValueOrDefault(character) ?? Latin.GetValueOrDefault(character, character).ToString());
        }

        // Circled and full-width letters are compatible with plain ones.
        var seems = latin.ToString();
        return seems.Any(char.IsSurrogate) ? seems : seems.Normalize(NormalizationForm.FormKC);
    }

    /// <summary>The Cyrillic and Greek letters of a text that look like Latin ones, each once.</summary>
    public static IReadOnlyList<char> FindLetters(string text) => [.. text.Where(Latin.ContainsKey).Distinct()];
}
