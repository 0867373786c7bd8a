using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Files.Folders;

namespace Survey.Tests.Support;

/// <summary>Shortcuts for folders in tests.</summary>
internal static class RoundFolderExtensions
{
    /// <summary>The responses that could be read, including those with problems.</summary>
    public static IReadOnlyList<Response> ReadAll(this RoundFolder folder, Round? round) =>
        [.. folder.ReadResponses(round, response => response).ToBlockingEnumerable().Select(each => each.Response).OfType<Response>()];
}
