using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.Overviews;

/// <summary>What a request asks for, and the day whose answers it counts.</summary>
/// <param name="Value">What it asks for, such as a rule or a part of the results.</param>
/// <param name="AsOf">The day whose state is counted; null for the present state.</param>
internal sealed record WantedOf<T>(T Value, DateOnly? AsOf)
    where T : class;

/// <summary>The parameter <c>as-of</c> of requests that count responses.</summary>
internal static class AsOfQuery
{
    /// <summary>Its name.</summary>
    public const string Name = "as-of";

    /// <summary>What it does.</summary>
    public const string Description = "Count the answers as they stood at the end of this day (2017-06-26), without later ones.";

    /// <summary>The day given; null for none, and after reporting that it is not possible.</summary>
    public static DateOnly? Read(string? text, Round round, TimeProvider time, ProblemLog problems) =>
        string.IsNullOrEmpty(text)
            ? null
            : AsOfDay.Read(text, round, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), QueryLookup.PlaceOf(Name), problems);

    /// <summary>What is wanted, with the day; or the problems of both.</summary>
    public static Outcome<WantedOf<T>> With<T>(Outcome<T> wanted, string? text, Round round, TimeProvider time)
        where T : class
    {
        var problems = new ProblemLog();
        var day = Read(text, round, time, problems);
        foreach (var problem in wanted.Problems)
        {
            problems.Add(problem);
        }

        return problems.ToOutcome(wanted.Value is { } value ? new WantedOf<T>(value, day) : null);
    }
}
