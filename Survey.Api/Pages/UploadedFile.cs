namespace Survey.Api.Pages;

/// <summary>A file sent with a form.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Bytes">Its content.</param>
public sealed record UploadedFile(string Name, byte[] Bytes);
