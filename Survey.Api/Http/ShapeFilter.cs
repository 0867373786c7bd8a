using FluentValidation;
using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>Checks the shape of a request's body before its handler sees it, and tells everything that is wrong with it.</summary>
internal static class ShapeFilter
{
    /// <summary>Holds the body of the request against a validator.</summary>
    public static RouteHandlerBuilder WithShape<T>(this RouteHandlerBuilder endpoint, IValidator<T> shape)
        where T : class =>
        endpoint.AddEndpointFilter((context, next) =>
        {
            var result = shape.Validate(context.Arguments.OfType<T>().Single());
            return result.IsValid ? next(context) : ValueTask.FromResult<object?>(ToProblems(result));
        });

    private static ProblemResult ToProblems(FluentValidation.Results.ValidationResult result)
    {
        var problems = new ProblemLog();
        foreach (var failure in result.Errors)
        {
            problems.Add(ProblemCatalogue.RequestMalformed, PlaceOf(failure.PropertyName), failure.ErrorMessage);
        }

        return ProblemResult.Of(problems.ToOutcome<string>(null));
    }

    private static Place PlaceOf(string property) =>
        property.Split('.').Aggregate(Place.OfFile(ProblemResult.Body), (place, name) => place.Member(char.ToLowerInvariant(name[0]) + name[1..]));
}
