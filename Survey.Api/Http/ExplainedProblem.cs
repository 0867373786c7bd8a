namespace Survey.Api.Http;

/// <summary>A problem that keeps a page or a download from being shown. The service explains it on a page of its own.</summary>
/// <param name="problem">The problem, as the API reports it.</param>
internal sealed class ExplainedProblem(ProblemResult problem) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Features.Set(problem);
        httpContext.Response.StatusCode = problem.StatusCode;
        return Task.CompletedTask;
    }
}
