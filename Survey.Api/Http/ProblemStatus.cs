using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>The HTTP status of each kind of problem.</summary>
internal static class ProblemStatus
{
    private static readonly Dictionary<ProblemKind, int> NotUnprocessable = new()
    {
        [ProblemCatalogue.JsonMalformed] = StatusCodes.Status400BadRequest,
        [ProblemCatalogue.FileNotUtf8] = StatusCodes.Status400BadRequest,
        [ProblemCatalogue.FileTooLarge] = StatusCodes.Status413PayloadTooLarge,
        [ProblemCatalogue.AccountNameTaken] = StatusCodes.Status409Conflict,
        [ProblemCatalogue.AccountUnknown] = StatusCodes.Status404NotFound,
        [ProblemCatalogue.PasswordPaused] = StatusCodes.Status429TooManyRequests,
        [ProblemCatalogue.RequestMalformed] = StatusCodes.Status400BadRequest,
        [ProblemCatalogue.RoundUnknown] = StatusCodes.Status404NotFound,
        [ProblemCatalogue.ChartUnknown] = StatusCodes.Status404NotFound,
        [ProblemCatalogue.ResponseNone] = StatusCodes.Status404NotFound,
        [ProblemCatalogue.RoundNotOpen] = StatusCodes.Status404NotFound,
        [ProblemCatalogue.ContactUnknown] = StatusCodes.Status404NotFound,
        [ProblemCatalogue.ContactTwice] = StatusCodes.Status409Conflict,
        [ProblemCatalogue.OrganizationInUse] = StatusCodes.Status409Conflict,
        [ProblemCatalogue.PublicationUnknown] = StatusCodes.Status404NotFound,
        [ProblemCatalogue.PublicationTaken] = StatusCodes.Status409Conflict,
        [ProblemCatalogue.RoundTaken] = StatusCodes.Status409Conflict,
        [ProblemCatalogue.RoundPhaseWrong] = StatusCodes.Status409Conflict,
        [ProblemCatalogue.PlanImpossible] = StatusCodes.Status409Conflict,
        [ProblemCatalogue.RoundNotCollecting] = StatusCodes.Status409Conflict,
        [ProblemCatalogue.TransitionNotAllowed] = StatusCodes.Status409Conflict,
        [ProblemCatalogue.EntryStale] = StatusCodes.Status412PreconditionFailed,
        [ProblemCatalogue.ResponseStale] = StatusCodes.Status412PreconditionFailed,
    };

    /// <summary>The status; 422 unless listed, since the request was understood but its content is not valid.</summary>
    public static int Of(ProblemKind kind) => NotUnprocessable.GetValueOrDefault(kind, StatusCodes.Status422UnprocessableEntity);
}
