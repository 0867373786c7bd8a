using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Rounds;

namespace Survey.Api.Overviews;

/// <summary>Which alignment tables to show.</summary>
/// <param name="Alignment">Code of the only table to show.</param>
public sealed record AlignmentsRequest(
    [property: FromQuery(Name = "alignment"), Description("Only this alignment table, by its code.")] string? Alignment)
{
    /// <summary>All tables of the round.</summary>
    internal static readonly AlignmentsRequest All = new(Alignment: null);

    /// <summary>The tables asked for.</summary>
    public Outcome<IReadOnlyList<Alignment>> ToAlignments(Round round)
    {
        var problems = new ProblemLog();
        var only = new QueryLookup(problems).Find(
            "alignment",
            Alignment,
            code => round.Alignments.FirstOrDefault(each => each.Code == code),
            ProblemCatalogue.AlignmentUnknown,
            round.Alignments.Select(each => each.Code));
        return problems.ToOutcome(problems.Errors > 0 ? null : only is null ? round.Alignments : [only]);
    }
}
