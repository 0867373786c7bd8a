using Survey.Collecting.Workbooks;

namespace Survey.Api.Pages;

/// <summary>Reads files uploaded with a form.</summary>
internal static class Uploads
{
    /// <summary>The file of a field, with its name; null if none was chosen.</summary>
    public static async Task<(string Name, byte[] Bytes)?> Read(IFormCollection form, string field)
    {
        if (form.Files.GetFile(field) is not { Length: > 0 } file)
        {
            return null;
        }

        return await Read(file);
    }

    /// <summary>All files of a field, with their names; entries without a name are skipped.</summary>
    public static async Task<IReadOnlyList<(string Name, byte[] Bytes)>> ReadAll(IFormCollection form, string field)
    {
        var files = new List<(string, byte[])>();
        foreach (var file in form.Files.GetFiles(field).Where(file => file.FileName.Length > 0))
        {
            files.Add(await Read(file));
        }

        return files;
    }

    /// <summary>What is read from a file, when its turn has come (see <see cref="UploadLimit"/>).</summary>
    /// <param name="context">The request. The reading ends when the client goes.</param>
    /// <param name="read">Reads the file, until its token is cancelled.</param>
    public static Task<T> ReadInTurn<T>(HttpContext context, Func<CancellationToken, T> read) =>
        context.RequestServices.GetRequiredService<UploadLimit>().Run(ending => Task.FromResult(read(ending)), context.RequestAborted);

    private static async Task<(string Name, byte[] Bytes)> Read(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return (Path.GetFileName(file.FileName), bytes.ToArray());
    }
}
