using System.Text.Json;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;

namespace Survey.Api.Responses;

/// <summary>One change from one revision to another.</summary>
/// <param name="Question">The question's code; for an added, removed or moved row, the code of its repeat group.</param>
/// <param name="Kind">added, removed, changed or moved.</param>
/// <param name="PlaceBefore">
/// Place in the earlier revision, rows counted from 1: <c>recommendations #2.text</c>; null if it was added.
/// </param>
/// <param name="PlaceAfter">Place in the later revision; null if it was removed.</param>
/// <param name="Before">Earlier value, as in a response's file; for a row, a list with that row alone. Null if it was added.</param>
/// <param name="After">Later value; null if it was removed.</param>
public sealed record ChangeView(
    string Question,
    string Kind,
    string? PlaceBefore,
    string? PlaceAfter,
    JsonElement? Before,
    JsonElement? After)
{
    /// <summary>The view of a change.</summary>
    public static ChangeView Of(AnswerChange change) => new(
        change.Question.Code,
        change.Kind.ToString().ToLowerInvariant(),
        change.PlaceBefore,
        change.PlaceAfter,
        Write(change.Question.Code, change.Before),
        Write(change.Question.Code, change.After));

    private static JsonElement? Write(string code, Answer? answer) =>
        answer is null ? null : JsonElement.Parse(AnswerJson.Write(new AnswerSet([KeyValuePair.Create(code, answer)]))).GetProperty(code);
}
