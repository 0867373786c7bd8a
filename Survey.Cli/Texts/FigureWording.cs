using System.Globalization;
using Survey.Core.Analysis;
using Survey.Core.Rounds;
using Survey.Files.Reports.Texts;

namespace Survey.Cli.Texts;

/// <summary>Printed figures in words.</summary>
internal sealed class FigureWording(Round round)
{
    /// <summary>Which figure it is, with its region and theme: "Africa, Theme 3: respondents".</summary>
    public string NameOf(PublishedFigure figure) => $"{PlaceOf(figure)}: {ShortNameOf(figure)}";

    /// <summary>Which figure it is, without its region and theme.</summary>
    public static string ShortNameOf(PublishedFigure figure)
    {
        var name = figure.Kind.Code switch
        {
            "invited" => "invited",
            "responded" => "responded",
            "responseRatePercent" => "response rate in per cent",
            "respondentsByType" => $"respondents of type {figure.Part}",
            "noFeedback" => "no feedback",
            "late" => "late",
            "recommending" => "recommending",
            "notRecommending" => "not recommending",
            "recommendingFinal" => "recommending finally",
            "recommendingByType" => $"recommending finally, of type {figure.Part}",
            "inProcess" => "in process",
            "inProcessByType" => $"in process, of type {figure.Part}",
            "allThemes" => "covering all themes",
            "respondents" => "respondents",
            "respondentsInclude" => "among the respondents",
            "recurrent" => "recurrent elements",
            "named" => $"respondents that name {figure.Element?.Code}",
            "namedInclude" => $"among the respondents that name {figure.Element?.Code}",
            "mostAddressedThemes" => "themes that most respondents address",
            "recurrentThemes" => "themes with recurrent elements",
            "footnotes" => "respondents with a footnote",
            "practices" => $"practices in the category {figure.Part}",
            "largestCategories" => "categories with most practices",
            "withoutPractices" => "respondents without practices",
            var code => code,
        };
        return figure.Theme?.Code is { } theme ? $"theme {theme}, {name}" : name;
    }

    /// <summary>A number or a list, in the form of the file.</summary>
    public static string ValueOf(FigureValue value) => CleanText.Of(value.ToString());

    /// <summary>What the report says, in the default language of the round.</summary>
    public string SentenceOf(PublishedFigure figure) => CleanText.Of(figure.Sentence!.In("en", round.Questionnaire.DefaultLanguage));

    /// <summary>Why some figures cannot all be true.</summary>
    public string Explain(PrintedContradiction contradiction)
    {
        var last = contradiction.Last;
        var (place, total) = (PlaceOf(last), contradiction.Total.ToString(CultureInfo.InvariantCulture));
        return contradiction.Rule switch
        {
            ContradictionRule.PrintedTwice => $"{NameOf(last)} was printed with two values",
            ContradictionRule.PartsAndWhole => $"{place}: together {total}, not {last.Printed.Number} ({ShortNameOf(last)})",
            ContradictionRule.InBoth => $"{place}: in two lists that exclude each other",
            ContradictionRule.MoreNamedThanCounted => $"{place}: {total} named, {last.Printed.Number} counted ({ShortNameOf(last)})",
            ContradictionRule.AddressesWithoutRecommending => $"{place}: addresses a theme, and is not recommending",
            _ => throw new ArgumentOutOfRangeException(nameof(contradiction), contradiction.Rule, message: null),
        };
    }

    private string PlaceOf(PublishedFigure figure) => figure.Region is { } region ? Names.Of(region, round) : "All regions";
}
