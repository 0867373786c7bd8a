using Survey.Core.Responses;

namespace Survey.Files.Folders;

/// <summary>One response of a folder, after it was read and validated.</summary>
/// <typeparam name="T">What the caller needs of a response.</typeparam>
/// <param name="Response">The response, possibly with errors; null if it could not be read at all.</param>
/// <param name="Derived">What was made of it; null if it has errors.</param>
public readonly record struct FolderResponse<T>(Response? Response, T? Derived)
    where T : class;
