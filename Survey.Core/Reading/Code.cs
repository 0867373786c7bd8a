using System.Buffers;

namespace Survey.Core.Reading;

/// <summary>The form of every code: <c>[A-Za-z0-9][A-Za-z0-9._-]*</c>. Codes are case-sensitive.</summary>
public static class Code
{
    private const string Alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> First = SearchValues.Create(Alphanumerics);
    private static readonly SearchValues<char> Rest = SearchValues.Create(Alphanumerics + "._-");

    /// <summary>True if the text has the form of a code.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length > 0 && First.Contains(text[0]) && !text.ContainsAnyExcept(Rest);
}
