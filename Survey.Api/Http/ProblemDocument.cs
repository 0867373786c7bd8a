using System.Text.Json.Serialization;

namespace Survey.Api.Http;

/// <summary>A problem document by RFC 9457 (<c>application/problem+json</c>).</summary>
/// <param name="Type">
/// The kind of problem: <c>urn:survey:problem:</c> and the code of the first entry of <paramref name="Problems"/>.
/// </param>
/// <param name="Title">Meaning of the code, in English.</param>
/// <param name="Status">HTTP status of the response.</param>
/// <param name="Detail">Message of the first problem, in the language of the response.</param>
/// <param name="CorrelationId">Identifies the request in the log.</param>
/// <param name="Problems">The problems found, errors before warnings.</param>
/// <param name="ProblemsNotListed">Number of problems found that are not listed.</param>
/// <param name="Current">With 412, the present state; otherwise omitted.</param>
public sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string CorrelationId,
    IReadOnlyList<ProblemEntry> Problems,
    int ProblemsNotListed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Current = null);
