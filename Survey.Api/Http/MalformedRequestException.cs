using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>A header or query parameter is malformed. <see cref="Failures"/> reports it as a problem.</summary>
/// <param name="variant">Variant of <see cref="ProblemCatalogue.RequestMalformed"/>.</param>
/// <param name="details">Values that its template quotes.</param>
internal sealed class MalformedRequestException(string variant, params (string Name, Detail Value)[] details) : Exception
{
    public ProblemVariant Variant { get; } = ProblemCatalogue.RequestMalformed[variant];

    /// <summary>Values that its template quotes.</summary>
    public (string Name, Detail Value)[] Details { get; } = details;
}
