using Survey.Core.Questionnaires.Answers;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>samples/focus-areas is the printed table: as answers, and as the alignment table that the product prints.</summary>
public sealed class FocusAreasTests
{
    [Test]
    public void Responses_EveryAreaAndMechanism_AreAsPrinted()
    {
        var sample = SampleRound.Read("focus-areas");

        var answered = sample.Responses
            .SelectMany(response => response.Answers.GetRows("areas").SelectMany(row =>
                ((CodedAnswer)row.Find("elements")!).Elements.Select(element =>
                    $"{element.Title}: {response.Respondent.Organization!.Short}")))
            .ToList();

        answered.Count.ShouldBe(148);
        answered.ShouldBe(
            PrintedFocusAreas.All.SelectMany(area => area.Mechanisms.Select(mechanism => $"{area.Area}: {mechanism}")),
            ignoreOrder: true);
    }

    [Test]
    public async Task Alignment_Table_IsTheOnePrinted()
    {
        var table = (await AlignedRound.Read(Repository.Sample("focus-areas"))).Tables.ShouldHaveSingleItem();

        var rows = table.Rows.Select(row => (
            Area: row.Entry.Element.Title.ToString(),
            Theme: row.Cells[1].ShouldHaveSingleItem().Element.Code,
            Mechanisms: row.Entry.NamedBy!.Organizations!.Select(each => each.Short.ToString())));
        rows.Select(row => $"{row.Area} ({row.Theme}): {string.Join("; ", row.Mechanisms.Order(StringComparer.Ordinal))}").ShouldBe(
            PrintedFocusAreas.All.Select(row =>
                $"{row.Area} ({row.Theme}): {string.Join("; ", row.Mechanisms.Order(StringComparer.Ordinal))}"));
    }

    [Test]
    public async Task Alignment_Themes_AreThoseOfTheFramework()
    {
        var export = await AlignedRound.Read(Repository.Sample("focus-areas"));
        var (framework, alignment) = (export.Round.Framework, export.Tables[0].Alignment);

        alignment.Columns[1].Elements.Select(theme => theme.Title).ShouldBe(framework.Themes.Select(theme => theme.Title));
        alignment.Entries.ShouldAllBe(entry => entry.Cells[1][0].Code == framework.GetThemeOf(entry.Row).Code);
        alignment.Entries.ShouldAllBe(entry => entry.Cells[0].Count > 0, "an area without a Goal was forgotten");
    }
}
