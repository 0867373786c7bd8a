using Survey.Core.Analysis;
using Survey.Core.Organizations;
using Survey.Core.Questionnaires;
using Survey.Core.Reading;
using Survey.Core.Rounds;

namespace Survey.Files.Reports.Texts;

/// <summary>Printed figures in words.</summary>
/// <param name="wording">The texts and the language.</param>
/// <param name="round">
/// Gives organizations their short names, and types, groups, subregions and categories their names; null for their codes, as in the file of
/// printed figures.
/// </param>
/// <param name="categories">The categories of practices; null for those of the round's questionnaire.</param>
public sealed class FigureWording(ReportWording wording, Round? round = null, IReadOnlyList<Choice>? categories = null)
{
    /// <summary>Which figure it is, with its region and theme: "Africa: theme 3, respondents".</summary>
    public string NameOf(PublishedFigure figure) =>
        wording.Fill("reconciliation.place", ("place", PlaceOf(figure)), ("figure", ShortNameOf(figure)));

    /// <summary>Which figure it is, without its region.</summary>
    public string ShortNameOf(PublishedFigure figure)
    {
        var name = wording.Fill($"reconciliation.figure.{figure.Kind.Code}", ("part", figure.Element?.Code ?? PartOf(figure)));
        return figure.Theme?.Code is { } theme ? wording.Fill("reconciliation.of-theme", ("theme", theme), ("figure", name)) : name;
    }

    /// <summary>A value of a figure: a number or a list.</summary>
    public string ValueOf(PublishedFigure figure, FigureValue? value) =>
        value is null ? wording["reconciliation.not-known"]
        : value.Names is { } names ? ListOf(names, figure.Kind)
        : wording.Number(value.Number);

    /// <summary>The recomputed value: the same kind of value as the printed one, with the names behind a number.</summary>
    public string RecomputedOf(ReconciledFigure figure) =>
        figure is { Figure.Printed.Names: null, Recomputed: { Names.Count: > 0 } value }
            ? wording.Fill(
                "reconciliation.with-names",
                ("number", wording.Number(value.Number)),
                ("names", ListOf(value.Names, figure.Figure.Kind)))
            : figure is { Figure.Printed.Names: null, Recomputed: { } number } ? wording.Number(number.Number)
            : ValueOf(figure.Figure, figure.Recomputed);

    /// <summary>Codes, names or titles; “none” if there are none.</summary>
    /// <param name="names">The codes or titles.</param>
    /// <param name="kind">The kind of figure that lists them; null for organizations.</param>
    public string ListOf(IReadOnlyList<string> names, FigureKind? kind = null) =>
        names.Count == 0 ? wording.None
        : round is null ? CleanText.Of(wording.List(names))
        : CleanText.Of(wording.ListNames(names.Select(name =>
            kind == FigureKind.LargestCategories ? NameOfCategory(name)
            : kind == FigureKind.MostAddressedThemes || kind == FigureKind.RecurrentThemes
                ? round.Framework.FindTheme(name) is { } theme ? wording.Of(theme) : name
            : round.Directory.FindOrganization(name) is { } known ? wording.Of(known)
            : name)));

    /// <summary>The organizations that a list names; null if it names none, or something else.</summary>
    /// <param name="names">The codes or titles; null for none.</param>
    /// <param name="kind">The kind of figure that lists them; null for organizations.</param>
    public IReadOnlyList<Organization>? FindOrganizations(IReadOnlyList<string>? names, FigureKind? kind = null)
    {
        if (names is null
            || kind == FigureKind.LargestCategories
            || kind == FigureKind.MostAddressedThemes
            || kind == FigureKind.RecurrentThemes)
        {
            return null;
        }

        var found = names.Select(name => round?.Directory.FindOrganization(name)).OfType<Organization>().ToList();
        return found.Count > 0 && found.Count == names.Count ? found : null;
    }

    /// <summary>The name of the type, group, subregion or category that a figure counts alone.</summary>
    private string PartOf(PublishedFigure figure)
    {
        if (figure.Part is not { } code || round is null)
        {
            return figure.Part ?? "";
        }

        if (figure.Kind == FigureKind.Practices)
        {
            return NameOfCategory(code);
        }

        var directory = round.Directory;
        var name =
            figure.Kind == FigureKind.RespondentsByGroup ? directory.FindGroup(code)?.Name
            : figure.Kind == FigureKind.SubregionResponded || figure.Kind == FigureKind.SubregionRecommending
                ? directory.FindSubregion(code)?.Name
            : directory.FindType(code)?.Name;
        return NameOr(code, name);
    }

    private string NameOfCategory(string code) =>
        NameOr(
            code,
            (categories ?? PracticeCategory.GetCategories(round!, ReportContent.Empty))
                .FirstOrDefault(category => category.Code == code)
                ?.Label);

    private string NameOr(string code, LocalizedText? name) => name is null ? code : CleanText.Of(wording.Of(name));

    /// <summary>What the report says; null for a figure of a list or table.</summary>
    public string? FindSentence(PublishedFigure figure) =>
        figure.Sentence is { } sentence ? wording.In.Isolate(CleanText.Of(wording.Of(sentence))) : null;

    /// <summary>A printed figure with its value, and the sentence that says it.</summary>
    public string PrintedOf(PublishedFigure figure)
    {
        var label = wording.Fill("reconciliation.labelled", ("figure", ShortNameOf(figure)));
        return FindSentence(figure) is { } sentence
            ? $"{label} {ValueOf(figure, figure.Printed)} – {sentence}"
            : $"{label} {ValueOf(figure, figure.Printed)}";
    }

    /// <summary>What a claim about an element says.</summary>
    public string ClaimOf(ReconciledClaim claim) =>
        claim.Except.Count == 0
            ? wording["reconciliation.claim.says"]
            : wording.Fill("reconciliation.claim.says.except", ("regions", Names.Of(claim.Except, wording)));

    /// <summary>Where the element of a claim is recurrent.</summary>
    public string FoundOf(ReconciledClaim claim) =>
        wording.Fill("reconciliation.claim.found", ("regions", Names.Of(claim.RecurrentIn, wording)));

    /// <summary>Why some figures cannot all be true.</summary>
    public string Explain(PrintedContradiction contradiction)
    {
        var last = contradiction.Last;
        return contradiction.Rule switch
        {
            ContradictionRule.PrintedTwice => wording.Fill("reconciliation.rule.twice", ("figure", NameOf(last))),
            ContradictionRule.PartsAndWhole => Fill("sum"),
            ContradictionRule.InBoth => Fill("both"),
            ContradictionRule.MoreNamedThanCounted => Fill("more"),
            ContradictionRule.AddressesWithoutRecommending => Fill("addresses"),
            _ => throw new ArgumentOutOfRangeException(nameof(contradiction), contradiction.Rule, message: null),
        };

        string Fill(string rule) =>
            wording.Fill(
                $"reconciliation.rule.{rule}",
                ("place", PlaceOf(last)),
                ("total", contradiction.Total),
                ("figure", ShortNameOf(last)),
                ("count", last.Printed.Number));
    }

    /// <summary>The region of a figure, or all regions.</summary>
    public string PlaceOf(PublishedFigure figure) =>
        figure.Region is { } region ? Names.Of(region, wording) : wording["reconciliation.all-regions"];
}
