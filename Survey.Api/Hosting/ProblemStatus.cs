using Survey.Core.Problems;

namespace Survey.Api.Hosting;

/// <summary>Which status of HTTP a problem's code has.</summary>
internal static class ProblemStatus
{
    private static readonly Dictionary<ProblemKind, int> NotUnprocessable = new()
    {
        [ProblemCatalogue.JsonMalformed] = StatusCodes.Status400BadRequest,
        [ProblemCatalogue.FileNotUtf8] = StatusCodes.Status400BadRequest,
        [ProblemCatalogue.FileTooLarge] = StatusCodes.Status413PayloadTooLarge,
        [ProblemCatalogue.AccountNameTaken] = StatusCodes.Status409Conflict,
        [ProblemCatalogue.AccountUnknown] = StatusCodes.Status404NotFound,
    };

    /// <summary>The status: mostly 422, since the request was understood and what it says cannot be.</summary>
    public static int Of(ProblemKind kind) => NotUnprocessable.GetValueOrDefault(kind, StatusCodes.Status422UnprocessableEntity);
}
