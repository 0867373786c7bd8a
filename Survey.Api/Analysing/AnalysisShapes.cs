using System.Text.Json;
using Survey.Collecting.Analysis;
using Survey.Core.Analysis;
using Survey.Core.Responses;

namespace Survey.Api.Analysing;

/// <summary>An entry to store.</summary>
/// <param name="Entry">The entry as it stands in <c>analysis.json</c>.</param>
public sealed record SaveAnalysisEntry(JsonElement Entry);

/// <summary>A revision of an entry.</summary>
/// <param name="Key">The key of the entry.</param>
/// <param name="Revision">Number of the revision, from 1.</param>
/// <param name="Entry">The entry as it stands in <c>analysis.json</c>; null if this revision removed it.</param>
/// <param name="At">When it was made.</param>
/// <param name="Role">The role of its author.</param>
/// <param name="By">The name of its author.</param>
public sealed record AnalysisEntryView(string Key, int Revision, JsonElement? Entry, DateTimeOffset At, string Role, string By)
{
    internal static AnalysisEntryView Of(AnalysisEntry entry) =>
        new(
            entry.Key,
            entry.Revision,
            entry.Document is { } document ? JsonElement.Parse(document) : null,
            entry.At!.Value,
            entry.Role.ToCode(),
            entry.By);
}

/// <summary>A row of the practices.</summary>
/// <param name="Organization">Code of the organization.</param>
/// <param name="Row">Number of the row, from 1.</param>
public sealed record PracticeRowView(string Organization, int Row)
{
    internal static PracticeRowView Of(Practice practice) => new(practice.Row.Respondent, practice.Row.Number);
}

/// <summary>A suggestion about practices. Nothing is changed until somebody stores an entry.</summary>
/// <param name="Kind"><c>title</c> for a row without a title, or <c>merge</c> for two rows that may be the same practice.</param>
/// <param name="Practice">The row.</param>
/// <param name="Title">The suggested title; null for a merge.</param>
/// <param name="With">The other row; null for a title.</param>
/// <param name="Similarity">Share of words that both rows have, from 0 to 1; null for a title.</param>
public sealed record SuggestionView(string Kind, PracticeRowView Practice, string? Title, PracticeRowView? With, decimal? Similarity);
