using Survey.Core.Problems;
using Survey.Core.Responses;

namespace Survey.Collecting.Responses;

/// <summary>Places in a response that was not read from a file.</summary>
public static class AnswerPlace
{
    /// <summary>The whole response; its answers are under <c>answers</c>.</summary>
    public static Place Root { get; } = Place.OfFile("response");

    /// <summary>The place of an answer; the path is a key of <see cref="DraftContent.AsTyped"/>.</summary>
    public static Place Of(string path) => Root.Member("answers").Member(path);
}
