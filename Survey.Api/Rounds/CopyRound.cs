using Survey.Collecting.Rounds;

namespace Survey.Api.Rounds;

/// <summary>A round to be made like an earlier one.</summary>
/// <param name="Code">The new round's code.</param>
/// <param name="Title">Its title; that of the earlier one without it.</param>
/// <param name="Opens">The first day on which answers are taken; no limit without it.</param>
/// <param name="Deadline">The last day in time; none without it.</param>
/// <param name="Closes">The last day on which answers are taken; no limit without it.</param>
public sealed record CopyRound(string Code, string? Title = null, DateOnly? Opens = null, DateOnly? Deadline = null, DateOnly? Closes = null)
{
    /// <summary>The dates.</summary>
    internal RoundDates ToDates() => new(Opens, Deadline, Closes);
}
