using System.Security.Cryptography;
using System.Text;
using Survey.Core.Reading;

namespace Survey.Core.Responses;

/// <summary>That a respondent of an open round agreed to the privacy notice.</summary>
/// <param name="On">The day, in UTC.</param>
/// <param name="Notice">SHA-256 of the notice's text in UTF-8, as it was shown, in lower-case hexadecimal.</param>
public sealed record Agreement(DateOnly On, string Notice)
{
    /// <summary>The agreement to a notice as it is shown in a language.</summary>
    /// <param name="on">The day.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="language">The language of the reader.</param>
    /// <param name="fallback">The questionnaire's default language.</param>
    public static Agreement To(LocalizedText notice, DateOnly on, string language, string fallback) =>
        new(on, HashOf(notice.In(language, fallback)));

    /// <summary>True for a hash as <see cref="Notice"/> has it.</summary>
    public static bool IsHash(string text) => text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>True if the notice has this text in one of its languages.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="fallback">The questionnaire's default language.</param>
    public bool IsTo(LocalizedText notice, string fallback) =>
        notice.Languages.Append(fallback).Any(language => HashOf(notice.In(language, fallback)) == Notice);

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
