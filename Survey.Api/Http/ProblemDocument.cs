using System.Text.Json.Serialization;

namespace Survey.Api.Http;

/// <summary>What went wrong, as RFC 9457 has it (<c>application/problem+json</c>).</summary>
/// <param name="Type">The kind of problem: <c>urn:survey:problem:</c> and the code of the first entry of <paramref name="Problems"/>.</param>
/// <param name="Title">What the code means, in English.</param>
/// <param name="Status">The status of the response.</param>
/// <param name="Detail">What to do, in English; with several problems, of the first.</param>
/// <param name="CorrelationId">By which the request is found in the log.</param>
/// <param name="Problems">Everything found, errors before warnings.</param>
/// <param name="ProblemsNotListed">How many more were found than are listed.</param>
/// <param name="Current">With 412, what is there now; left out otherwise.</param>
public sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string CorrelationId,
    IReadOnlyList<ProblemEntry> Problems,
    int ProblemsNotListed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Current = null);
