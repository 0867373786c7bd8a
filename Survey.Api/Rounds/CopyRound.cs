using Survey.Collecting.Rounds;

namespace Survey.Api.Rounds;

/// <summary>Request to create a round from another one.</summary>
/// <param name="Code">Code of the new round.</param>
/// <param name="Title">Title of the new round; by default, the same title.</param>
/// <param name="Opens">The first day on which answers are taken; no limit by default.</param>
/// <param name="Deadline">The last day in time; none by default.</param>
/// <param name="Closes">The last day on which answers are taken; no limit by default.</param>
public sealed record CopyRound(
    string Code,
    string? Title = null,
    DateOnly? Opens = null,
    DateOnly? Deadline = null,
    DateOnly? Closes = null)
{
    internal RoundDates ToDates() => new(Opens, Deadline, Closes);
}
