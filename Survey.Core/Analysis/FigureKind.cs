namespace Survey.Core.Analysis;

/// <summary>What a printed figure counts.</summary>
/// <param name="Code">The member of the file of printed figures that holds it: <c>noFeedback</c>.</param>
public sealed record FigureKind(string Code)
{
    /// <summary>The names by which files may have it too; those that end in <c>By</c> hold the list behind a number.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>True if the printed names need only be among the recomputed ones.</summary>
    public bool IsPartial { get; init; }

    /// <summary>True if the overview lacks it, so that it is counted from the responses themselves.</summary>
    public bool NeedsResponses { get; init; }

    /// <summary>The organizations that were invited or questioned.</summary>
    public static FigureKind Invited { get; } = new("invited") { OtherNames = ["questioned", "invitedBy"] };

    /// <summary>Those that responded.</summary>
    public static FigureKind Responded { get; } = new("responded") { OtherNames = ["respondedBy"] };

    /// <summary>Those that responded divided by those invited, in per cent; compared with as many decimals as were printed.</summary>
    public static FigureKind ResponseRate { get; } = new("responseRatePercent");

    /// <summary>The respondents of one type.</summary>
    public static FigureKind RespondentsByType { get; } = new("respondentsByType") { OtherNames = ["respondentsByTypeBy"] };

    /// <summary>The respondents of one group of types.</summary>
    public static FigureKind RespondentsByGroup { get; } = new("respondentsByGroup") { OtherNames = ["respondentsByGroupBy"] };

    /// <summary>The respondents of one subregion.</summary>
    public static FigureKind SubregionResponded { get; } = new("subregionResponded");

    /// <summary>The respondents of one subregion that have formulated recommendations.</summary>
    public static FigureKind SubregionRecommending { get; } = new("subregionRecommending");

    /// <summary>The invited organizations that did not respond.</summary>
    public static FigureKind NoFeedback { get; } = new("noFeedback");

    /// <summary>Those that responded after the deadline.</summary>
    public static FigureKind Late { get; } = new("late");

    /// <summary>The respondents that have formulated recommendations; of regions only.</summary>
    public static FigureKind Recommending { get; } = new("recommending");

    /// <summary>The respondents that have formulated none, or could not share them; of regions only.</summary>
    public static FigureKind NotRecommending { get; } = new("notRecommending");

    /// <summary>The respondents whose recommendations are final; across regions only.</summary>
    public static FigureKind RecommendingFinal { get; } = new("recommendingFinal");

    /// <summary>The respondents of one type whose recommendations are final; across regions only.</summary>
    public static FigureKind RecommendingByType { get; } = new("recommendingByType");

    /// <summary>The respondents whose recommendations are provisional or in discussion; across regions only.</summary>
    public static FigureKind InProcess { get; } = new("inProcess");

    /// <summary>The respondents of one type whose recommendations are in process; across regions only.</summary>
    public static FigureKind InProcessByType { get; } = new("inProcessByType");

    /// <summary>The recommending respondents that address every theme.</summary>
    public static FigureKind AllThemes { get; } = new("allThemes") { OtherNames = ["allSixThemes"] };

    /// <summary>The respondents that address a theme.</summary>
    public static FigureKind Respondents { get; } = new("respondents") { OtherNames = ["respondentsBy"] };

    /// <summary>Some of the respondents that address a theme.</summary>
    public static FigureKind RespondentsInclude { get; } = new("respondentsInclude") { IsPartial = true };

    /// <summary>The recurrent elements of a theme.</summary>
    public static FigureKind Recurrent { get; } = new("recurrent");

    /// <summary>The respondents that name an element.</summary>
    public static FigureKind Named { get; } = new("named") { OtherNames = ["by"] };

    /// <summary>Some of the respondents that name an element.</summary>
    public static FigureKind NamedInclude { get; } = new("namedInclude") { IsPartial = true };

    /// <summary>The themes that most respondents address.</summary>
    public static FigureKind MostAddressedThemes { get; } = new("mostAddressedThemes");

    /// <summary>The themes with at least one recurrent element.</summary>
    public static FigureKind RecurrentThemes { get; } = new("recurrentThemes");

    /// <summary>The respondents whose name carries a footnote.</summary>
    public static FigureKind Footnotes { get; } = new("footnotes") { NeedsResponses = true };

    /// <summary>The practices of a category.</summary>
    public static FigureKind Practices { get; } = new("practices") { NeedsResponses = true };

    /// <summary>The categories with most practices.</summary>
    public static FigureKind LargestCategories { get; } = new("largestCategories") { NeedsResponses = true };

    /// <summary>Respondents without a practice in the lists.</summary>
    public static FigureKind WithoutPractices { get; } = new("withoutPractices") { IsPartial = true, NeedsResponses = true };
}
