using Survey.Collecting.Workbooks;

namespace Survey.Api.Pages;

/// <summary>Reads files uploaded with a form.</summary>
internal static class Uploads
{
    /// <summary>The file of a field: the one chosen now, or else the one kept (<see cref="KeptFile"/>). Null for none.</summary>
    public static async Task<UploadedFile?> Read(IFormCollection form, string field) =>
        await ReadAll(form, field) is [var first, ..] ? first : null;

    /// <summary>All files of a field: those chosen now, or else those kept.</summary>
    public static async Task<IReadOnlyList<UploadedFile>> ReadAll(IFormCollection form, string field)
    {
        var files = new List<UploadedFile>();
        foreach (var file in form.Files.GetFiles(field).Where(file => file.FileName.Length > 0))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            files.Add(new UploadedFile(Path.GetFileName(file.FileName), bytes.ToArray()));
        }

        return files.Count == 0 && form[field + KeptFile.Drop] != "yes" ? KeptFile.ReadAll(form, field) : files;
    }

    /// <summary>The files of all fields.</summary>
    public static async Task<ILookup<string, UploadedFile>> ReadAll(IFormCollection form)
    {
        var files = new List<(string Field, UploadedFile File)>();
        foreach (var field in form.Files.Select(file => file.Name).Concat(KeptFile.FieldsIn(form)).Distinct(StringComparer.Ordinal))
        {
            files.AddRange((await ReadAll(form, field)).Select(file => (field, file)));
        }

        return files.ToLookup(each => each.Field, each => each.File, StringComparer.Ordinal);
    }

    /// <summary>What is read from a file, when its turn has come (see <see cref="UploadLimit"/>).</summary>
    /// <param name="context">The request. The reading ends when the client goes.</param>
    /// <param name="read">Reads the file, until its token is cancelled.</param>
    public static Task<T> ReadInTurn<T>(HttpContext context, Func<CancellationToken, T> read) =>
        context.RequestServices.GetRequiredService<UploadLimit>().Run(ending => Task.FromResult(read(ending)), context.RequestAborted);
}
