using FluentValidation;
using Survey.Core.Problems;

namespace Survey.Api.Http;

/// <summary>Validates the shape of a request's body before its handler runs, and reports all problems.</summary>
internal static class ShapeFilter
{
    /// <summary>Validates the body of the request.</summary>
    public static RouteHandlerBuilder WithShape<T>(this RouteHandlerBuilder endpoint, IValidator<T> shape)
        where T : class =>
        endpoint.AddEndpointFilter((context, next) =>
        {
            var result = shape.Validate(context.Arguments.OfType<T>().Single());
            return result.IsValid ? next(context) : ValueTask.FromResult<object?>(ToProblems(result));
        });

    /// <summary>Sets the variant of <see cref="ProblemCatalogue.RequestMalformed"/> that a rule reports.</summary>
    public static IRuleBuilderOptions<T, TProperty> Reports<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule,
        string variant,
        params (string Name, Detail Value)[] details) =>
        rule.WithState(_ => new Reported(variant, details));

    private static ProblemResult ToProblems(FluentValidation.Results.ValidationResult result)
    {
        var problems = new ProblemLog();
        foreach (var failure in result.Errors)
        {
            var place = PlaceOf(failure.PropertyName);
            if (failure.CustomState is Reported reported)
            {
                problems.Add(new Problem(ProblemCatalogue.RequestMalformed[reported.Variant], place, reported.Details));
            }
            else if (failure.FormattedMessagePlaceholderValues.TryGetValue("MaxLength", out var most))
            {
                problems.Add(ProblemCatalogue.RequestMalformed["too-long"], place, ("most", (int)most));
            }
            else
            {
                problems.Add(ProblemCatalogue.RequestMalformed["empty"], place);
            }
        }

        return ProblemResult.Of(problems.ToOutcome<string>(null));
    }

    private static Place PlaceOf(string property) =>
        property
            .Split('.')
            .Aggregate(Place.OfFile(ProblemResult.Body), (place, name) => place.Member(char.ToLowerInvariant(name[0]) + name[1..]));

    private sealed record Reported(string Variant, (string Name, Detail Value)[] Details);
}
