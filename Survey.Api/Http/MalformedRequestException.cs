using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>A header or a member of the query is malformed. The middleware for failures reports it as a problem.</summary>
/// <param name="variant">The variant of <see cref="ProblemCatalogue.RequestMalformed"/>.</param>
/// <param name="details">The values that its template quotes.</param>
internal sealed class MalformedRequestException(string variant, params (string Name, Detail Value)[] details) : Exception
{
    public ProblemVariant Variant { get; } = ProblemCatalogue.RequestMalformed[variant];

    /// <summary>Values that its template quotes.</summary>
    public (string Name, Detail Value)[] Details { get; } = details;
}
