namespace Survey.Api.Coordinating;

/// <summary>Files that came with a form.</summary>
internal static class Uploads
{
    /// <summary>The file of a field with its name; null if none was chosen.</summary>
    public static async Task<(string Name, byte[] Bytes)?> Read(IFormCollection form, string field)
    {
        if (form.Files.GetFile(field) is not { Length: > 0 } file)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return (Path.GetFileName(file.FileName), bytes.ToArray());
    }
}
