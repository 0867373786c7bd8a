using Survey.Core.Problems;
using Survey.Core.Responses;

namespace Survey.Collecting.Responses;

/// <summary>Places in a response that comes from no file.</summary>
public static class AnswerPlace
{
    /// <summary>The response as a whole; its answers stand under <c>answers</c>.</summary>
    public static Place Root { get; } = Place.OfFile("response");

    /// <summary>The place of an answer, as <see cref="DraftContent.AsTyped"/> names it.</summary>
    public static Place Of(string path) => Root.Member("answers").Member(path);
}
