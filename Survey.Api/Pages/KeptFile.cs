using Microsoft.AspNetCore.WebUtilities;

namespace Survey.Api.Pages;

/// <summary>
/// Files that a form keeps in the page: a browser empties its file fields when a page is shown again, so that they would have to be chosen
/// again. <see cref="KeptFiles"/> writes the fields.
/// </summary>
internal static class KeptFile
{
    /// <summary>The largest size of all files that a page keeps, in bytes.</summary>
    public const int Largest = 8 * 1024 * 1024;

    /// <summary>Ending of the field with the name of a file.</summary>
    public const string NameEnding = "-kept-name";

    /// <summary>Ending of the field with the content.</summary>
    public const string ContentEnding = "-kept";

    /// <summary>Ending of the field that says not to use the kept files.</summary>
    public const string Drop = "-drop";

    /// <summary>The fields of which a form keeps files.</summary>
    public static IEnumerable<string> FieldsIn(IFormCollection form) =>
        form.Keys.Where(key => key.EndsWith(NameEnding, StringComparison.Ordinal)).Select(key => key[..^NameEnding.Length]);

    /// <summary>The kept files of a field. A damaged one is left out.</summary>
    public static IReadOnlyList<UploadedFile> ReadAll(IFormCollection form, string field) =>
    [
        .. form[field + NameEnding]
            .Zip(form[field + ContentEnding], (name, content) => (Name: name, Content: Decode(content ?? "")))
            .Where(each => each.Name is { Length: > 0 } && each.Content is not null)
            .Select(each => new UploadedFile(Path.GetFileName(each.Name!), each.Content!)),
    ];

    /// <summary>The content as text of a form.</summary>
    public static string Encode(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    private static byte[]? Decode(string content)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(content);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
