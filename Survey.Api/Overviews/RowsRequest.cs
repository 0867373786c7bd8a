using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Survey.Core.Problems;
using Survey.Core.Results;
using Survey.Core.Rounds;

namespace Survey.Api.Overviews;

/// <summary>Which rows to show. A parameter that is empty or missing is no condition; all others must hold.</summary>
/// <param name="Repeat">Code of the repeat group; of a group inside another one, <c>outer.inner</c>.</param>
/// <param name="Element">Code of an element that the row covers.</param>
/// <param name="Theme">Code of a theme that the row covers.</param>
/// <param name="Region">Code of a region of the respondent.</param>
/// <param name="Type">Code of the type of the respondent.</param>
/// <param name="Organization">Codes of organizations, or ids of respondents in an open round; one of them must match.</param>
/// <param name="Status">One of <see cref="RowFilter.Statuses"/>.</param>
/// <param name="Counted">True for rows of responses that count only.</param>
public sealed record RowsRequest(
    [property: FromQuery(Name = "repeat"), Description("Only rows of this repeat group, by its code; inside another one: outer.inner.")]
        string? Repeat,
    [property: FromQuery(Name = "element"), Description("Only rows that cover this element, by itself or by its whole theme.")]
        string? Element,
    [property: FromQuery(Name = "theme"), Description("Only rows that cover this theme, or one of its elements.")] string? Theme,
    [property: FromQuery(Name = "region"), Description("Only respondents of this region.")] string? Region,
    [property: FromQuery(Name = "type"), Description("Only respondents of this type.")] string? Type,
    [property: FromQuery(Name = "organization"), Description("Only these organizations, by their codes; may be given several times.")]
        string[]? Organization,
    [property:
        FromQuery(Name = "status"),
        Description(
            "Only responses with this status: recommending, in-process, final, provisional, in-discussion, not-shareable or none.")
    ]
        string? Status,
    [property: FromQuery(Name = "counted"), Description("True for rows of submitted and endorsed responses only.")] bool? Counted)
{
    /// <summary>The organizations that are asked for.</summary>
    internal IReadOnlyList<string> Organizations => [.. (Organization ?? []).Where(code => code.Length > 0)];

    /// <summary>The filter.</summary>
    public Outcome<RowFilter> ToFilter(Round round)
    {
        var problems = new ProblemLog();
        var lookup = new QueryLookup(problems);
        var (framework, directory) = (round.Framework, round.Directory);
        var repeats = AnsweredRow.GetRepeats(round.Questionnaire.Scope).Select(each => each.Path).ToList();
        var filter = new RowFilter
        {
            Element = lookup.Find(
                "element",
                Given(Element),
                framework.FindElement,
                ProblemCatalogue.ElementUnknown,
                framework.Elements.Select(each => each.Code)),
            Theme = lookup.Find(
                "theme",
                Given(Theme),
                framework.FindTheme,
                ProblemCatalogue.ThemeUnknown,
                framework.Themes.Select(each => each.Code ?? "")),
            Region = lookup.FindRegion(Given(Region), round),
            Type = lookup.Find(
                "type",
                Given(Type),
                directory.FindType,
                ProblemCatalogue.TypeUnknown,
                directory.Types.Select(each => each.Code)),
            Organizations = Organizations,
            Repeat = lookup.Find(
                "repeat",
                Given(Repeat),
                path => repeats.Find(each => each == path),
                ProblemCatalogue.AnswerUnknownQuestion,
                repeats),
            Status = lookup.Find(
                "status",
                Given(Status),
                code => RowFilter.Statuses.FirstOrDefault(each => each == code),
                ProblemCatalogue.ChoiceUnknown,
                RowFilter.Statuses,
                listedAs: "choices"),
            OnlyCounted = Counted == true,
        };
        foreach (var unknown in Organizations.Where(code => !round.IsOpen && directory.FindOrganization(code) is null))
        {
            problems.Add(ProblemCatalogue.OrganizationUnknown, QueryLookup.PlaceOf("organization"), ("found", unknown));
        }

        return problems.ToOutcome(problems.Errors > 0 ? null : filter);
    }

    // An empty parameter is no condition: a form sends all its fields.
    private static string? Given(string? code) => string.IsNullOrEmpty(code) ? null : code;
}
