using System.Globalization;
using ClosedXML.Excel;
using Survey.Core.Analysis;
using Survey.Core.Questionnaires.Answers;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Excel;

/// <summary>The workbook of GRCP 7, compared cell by cell with the records that it shows.</summary>
[TestFixture]
public sealed class OverviewWorkbookTests
{
    // The column of texts, from 0; further text is in the next one.
    private const int Text = 5;
    private const int DataPages = 4;

    private WrittenWorkbook _written = null!;

    private Overview Overview { get; set; } = null!;

    [OneTimeSetUp]
    public void WriteSample()
    {
        _written = new WrittenWorkbook(SampleRound.Read("grcp7"));
        Overview = _written.Sample.Overview;
    }

    [OneTimeTearDown]
    public void Close() => _written.Dispose();

    [Test]
    public void Write_Sheets_StandInOrder() =>
        _written.SheetNames.ShouldBe(
        [
            "Summary", "Africa", "The Americas", "Asia, Pacific and the Middle…", "Europe", "Without region",
            "Matrix", "By organization", "Recommendations", "Practices", "Responses", "Results", "Charts", "Check", "Data", "Method",
        ]);

    [Test]
    public void Write_Summary_ShowsWhoTookPart()
    {
        var rows = WrittenWorkbook.SectionOf(_written["Summary"], "Who took part");

        Find(rows, "Invited")[1].ShouldBe("35");
        Find(rows, "Invited")[Text].ShouldBe(Names(Overview.Overall.Invited));
        FiguresOf(Find(rows, "Responded")).ShouldBe((27, 35, 27 / 35d));
        foreach (var type in Overview.Overall.RespondentsByType)
        {
            Find(rows, type.Type.Name.ToString())[1].ShouldBe($"{type.Respondents}");
        }

        Find(rows, "Inter-State consultation mechanism on migration (ISCM)")[1].ShouldBe("20");
        Find(rows, "No feedback")[1].ShouldBe("8");
        Find(rows, "No feedback")[Text].ShouldBe(Names(Overview.Overall.NoFeedback));
        var recommending = WrittenWorkbook.SectionOf(_written["Summary"], "Recommendations");
        Find(recommending, "Final")[1].ShouldBe("14");
        WithoutMarks(Find(recommending, "Final: Global process on migration")[Text]).ShouldBe("GFMD");
        Find(recommending, "In process")[1].ShouldBe("6");
        WithoutMarks(Find(recommending, "In process")[Text])
            .ShouldBe(
                "Almaty Process (provisional); 5+5 Dialogue (provisional); IGC (in discussion); "
                    + "UNESCWA (in discussion); UNESCAP (in discussion); UNECE (in discussion)"
            );
        WithoutMarks(Find(recommending, "Covering all themes")[Text]).ShouldBe("GFMD; Budapest Process; ACP–EU Migration Dialogue");
        Find(recommending, "Submitted late")[1].ShouldBe("6");
    }

    [Test]
    public void Write_Summary_NamesRecurrentElementsWithTheirRegions()
    {
        var glance = WrittenWorkbook.SectionOf(_written["Summary"], "Recurrent elements at a glance");
        Find(glance, "All regions (4)")[Text].ShouldBe("(h) Remittances; (c) Addressing drivers; (n) Migrants in countries in crisis");
        foreach (var group in Overview.Overall.Recurrence.Skip(1))
        {
            Find(glance, group.Regions == 1 ? "1 region" : $"{group.Regions} regions")[1].ShouldBe($"{group.Elements.Count}");
        }

        var rows = WrittenWorkbook.SectionOf(_written["Summary"], "Recurrent elements by theme");
        rows.Count(row => row[0].StartsWith("Theme ", StringComparison.Ordinal)).ShouldBe(6);
        rows.Count(row => row[0].StartsWith('(')).ShouldBe(24, "every element is named by somebody");
        foreach (var element in Overview.Round.Framework.Elements)
        {
            var regions = Overview.GetRegionsWhereRecurrent(element);
            var found = rows.Where(row => row[0] == $"({element.Code}) {element.Short}").ToList();
            found.Count.ShouldBe(1);
            (found[0][1], found[0][2]).ShouldBe(($"{regions.Count}", "4"));
            found[0][Text + 1].ShouldBe(regions.Count == 0 ? "none" : string.Join("; ", regions.Select(region => region.Name.ToString())));
        }
    }

    [Test]
    public void Write_Regions_ShowEveryFigureOfTheOverview()
    {
        foreach (var region in Overview.Regions)
        {
            var sheet = _written.Workbook.Worksheet(2 + region.Region.Position);
            var who = WrittenWorkbook.SectionOf(sheet, "Who took part");
            Find(who, "Invited")[1].ShouldBe($"{region.Invited!.Count}");
            Find(who, "Invited")[Text].ShouldBe(Names(region.Invited));
            FiguresOf(Find(who, "Responded")).ShouldBe(Figures(region.Responded.Count, region.Invited.Count));
            Find(who, "No feedback")[Text].ShouldBe(Names(region.NoFeedback));
            foreach (var type in region.RespondentsByType)
            {
                if (region.Invited.OfType(type.Type)!.Count == 0)
                {
                    who.ShouldNotContain(row => row[0] == type.Type.Name.ToString());
                    continue;
                }

                var row = Find(who, type.Type.Name.ToString());
                row[1].ShouldBe($"{type.Respondents}");
                row[Text].Split('\n').Count(name => name != "none").ShouldBe(type.Respondents);
            }

            var recommending = WrittenWorkbook.SectionOf(sheet, "Recommendations");
            FiguresOf(Find(recommending, "Provided")).ShouldBe(Figures(region.Recommending.Count, region.Responded.Count));
            FiguresOf(Find(recommending, "None, or none that could be shared"))
                .ShouldBe(Figures(region.NotRecommending.Count, region.Responded.Count));
            FiguresOf(Find(recommending, "Covering all themes")).ShouldBe(Figures(region.AllThemes.Count, region.Responded.Count));
            var footnotes = _written.Sample.Responses.Count(response =>
                response.Footnote is not null && response.Respondent.Regions.Contains(region.Region));
            recommending.Count(row => "¹²³⁴⁵⁶⁷⁸⁹".Contains(row[0].FirstOrDefault('-'))).ShouldBe(footnotes);
        }
    }

    [Test]
    public void Write_Regions_ListElementsUnderTheirThemesAndMarkRecurrentOnes()
    {
        foreach (var region in Overview.Regions)
        {
            var rows = WrittenWorkbook
                .SectionOf(_written.Workbook.Worksheet(2 + region.Region.Position), "Recurrent elements by theme")
                .Skip(3);
            var expected = region.Themes.SelectMany(theme =>
                theme
                    .Elements.Where(finding => finding.Named > 0)
                    .Select(finding => (
                        Label: $"({finding.Element.Code}) {finding.Element.Short}",
                        Named: $"{finding.Named}",
                        Of: $"{finding.Denominator}",
                        Mark: finding.Recurrent ? "●" : "",
                        By: Names(finding.By)))
                    .Prepend((
                        $"Theme {theme.Theme.Code}",
                        $"{theme.Respondents.Count}",
                        "",
                        $"{theme.Recurrent.Count()}",
                        Names(theme.Respondents))));
            rows.Select(row => (row[0], row[1], row[2], row[4], row[Text + 1])).ShouldBe(expected);
        }
    }

    [Test]
    public void Write_Regions_ListPracticesByCategory()
    {
        foreach (var region in Overview.Regions)
        {
            var rows = WrittenWorkbook.SectionOf(_written.Workbook.Worksheet(2 + region.Region.Position), "Practices").Skip(1);
            var expected = PracticeCategory.Of(Overview.Round, _written.Sample.Content, region.Region, _written.Sample.Responses)
                .SelectMany(category => category.Practices
                    .Select(practice => practice.Response.Respondent.Organization!.Short.ToString())
                    .Prepend(category.Category!.Label.ToString()));
            rows.Select(row => row[0]).ShouldBe(expected);
        }
    }

    [Test]
    public void Write_Matrix_ShowsEveryElementOfEveryRegion()
    {
        var sheet = _written["Matrix"];
        foreach (var element in Overview.Round.Framework.Elements)
        {
            var row = 5 + element.Position;
            sheet.Cell(row, 2).GetString().ShouldBe(element.Code);
            foreach (var region in Overview.Regions)
            {
                var finding = region.Elements[element.Position];
                var column = 4 + (4 * region.Region.Position);
                WrittenWorkbook.NumberOf(sheet.Cell(row, column)).ShouldBe(finding.Named);
                WrittenWorkbook.NumberOf(sheet.Cell(row, column + 1)).ShouldBe(finding.Denominator);
                WrittenWorkbook.NumberOf(sheet.Cell(row, column + 2)).ShouldBe(finding.Share, tolerance: 1e-9);
                WrittenWorkbook.TextOf(sheet.Cell(row, column + 3)).ShouldBe(finding.Recurrent ? "●" : "");
            }

            WrittenWorkbook.NumberOf(sheet.Cell(row, 20)).ShouldBe(Overview.GetRegionsWhereRecurrent(element).Count);
        }

        sheet.LastRowUsed().RowNumber().ShouldBe(28);
        var formats = sheet.ConditionalFormats.ToLookup(
            format => format.ConditionalFormatType,
            format => (format.Range.RangeAddress.ToString(), format.Values[1].Value));
        formats[XLConditionalFormatType.Expression].ShouldBe(
            [
                ("D5:G28", "LEN($G5)>0"), ("H5:K28", "LEN($K5)>0"), ("L5:O28", "LEN($O5)>0"), ("P5:S28", "LEN($S5)>0"), ("T5:T28", "$T5>0"),
            ],
            ignoreOrder: true,
            "the colour of a region follows its marks");
        formats[XLConditionalFormatType.ColorScale].ShouldBe(
            [("F5:F28", "0"), ("J5:J28", "0"), ("N5:N28", "0"), ("R5:R28", "0")],
            ignoreOrder: true,
            "the colour of a share is the same in every region");
        sheet.ConditionalFormats
            .Where(format => format.ConditionalFormatType == XLConditionalFormatType.ColorScale)
            .ShouldAllBe(format => format.Values[2].Value == "1");
    }

    [Test]
    public void Write_ByOrganization_MarksWhatEachCovers()
    {
        var sheet = _written["By organization"];
        var digests = _written.Sample.Responses
            .Select(response => ResponseDigest.Of(response, Overview.Round))
            .Where(digest => digest.IsRecommending)
            .OrderBy(digest => digest.Respondent.Organization!.Position)
            .ToList();
        sheet.LastRowUsed().RowNumber().ShouldBe(4 + digests.Count);
        for (var i = 0; i < digests.Count; i++)
        {
            var texts = WrittenWorkbook.TextsOf(sheet, 5 + i);
            texts[0].ShouldBe(digests[i].Respondent.Organization!.Short.ToString());
            texts[4].ShouldBe(digests[i].Status == RecommendationStatus.Final ? "Final" : "Provisional");
            texts.Skip(5).Select(text => text == "●").ShouldBe(
                Overview.Round.Framework.Elements.Select(element => digests[i].Coverage.Elements.Contains(element.Position)));
        }
    }

    [TestCase("Recommendations", 99)]
    [TestCase("Practices", 130)]
    public void Write_Rows_HoldsEachWithItsLink(string name, int count)
    {
        var sheet = _written[name];
        var head = WrittenWorkbook.TextsOf(sheet, 1).ToList();
        var expected = _written.Sample.Responses
            .OrderBy(response => response.Respondent.Organization!.Position)
            .SelectMany(response => response.Answers.GetRows(name == "Practices" ? "practices" : "recommendations").Select(row => (
                Response: response,
                Text: row.Find("text")!.ToText(),
                Coded: (CodedAnswer)row.Find("elements")!,
                Link: row.Find("link")?.ToText())))
            .ToList();

        sheet.LastRowUsed().RowNumber().ShouldBe(1 + count);
        expected.Count.ShouldBe(count);
        for (var i = 0; i < count; i++)
        {
            var row = WrittenWorkbook.TextsOf(sheet, 2 + i);
            var coverage = Coverage.Of(expected[i].Coded, Overview.Round.Framework);
            row[head.IndexOf("Organization")].ShouldBe(expected[i].Response.Respondent.Organization!.Short.ToString());
            row[head.IndexOf(name == "Practices" ? "Description" : "Recommendation")].ShouldBe(expected[i].Text);
            row[head.IndexOf("Elements addressed: codes")].ShouldBe(
                string.Join(", ", coverage.Elements.Positions.Select(position => Overview.Round.Framework.Elements[position].Code)));
            row[head.IndexOf("Elements addressed: themes")].Split("; ").Length.ShouldBe(coverage.Themes.Count);
            row[head.IndexOf("State")].ShouldBe(expected[i].Response.State.ToString());
            var link = sheet.Cell(2 + i, head.IndexOf("Web link") + 1);
            link.HasHyperlink.ShouldBe(expected[i].Link is not null);
            (link.HasHyperlink ? link.Hyperlink.ExternalAddress.OriginalString : null).ShouldBe(expected[i].Link);
        }
    }

    [Test]
    public void Write_Method_SaysHowToRecompute()
    {
        var texts = WrittenWorkbook.RowsOf(_written["Method"]).Select(row => string.Join(' ', row)).ToList();
        texts.ShouldContain(text =>
            text.Contains("survey overview grcp7 --threshold 0.5 --denominator theme-respondents --minimum 2", StringComparison.Ordinal));
        texts.ShouldContain(text => text.StartsWith("Provisional Almaty Process; 5+5 Dialogue", StringComparison.Ordinal));
        texts.ShouldContain(text => text.Contains("Rabat Process (30 June 2017)", StringComparison.Ordinal));
        texts.ShouldContain(text => text == "Produced by SurveyEngine 1.2.3");
        texts.ShouldContain(text => text == "Produced at 20 November 2026, 09:30 UTC");
    }

    [Test]
    public void Write_EverySheet_IsReadyToPrint()
    {
        foreach (var sheet in _written.Workbook.Worksheets)
        {
            sheet.PageSetup.PageOrientation.ShouldBe(
                sheet.Name == "Charts" ? XLPageOrientation.Portrait : XLPageOrientation.Landscape,
                sheet.Name);
            sheet.PageSetup.PaperSize.ShouldBe(XLPaperSize.A4Paper, sheet.Name);
            var pagesWide = sheet.Name switch
            {
                "Data" => DataPages,
                "Practices" or "Responses" or "Results" => 2,
                _ => 1,
            };
            sheet.PageSetup.PagesWide.ShouldBe(pagesWide, sheet.Name);
            sheet.PageSetup.PagesTall.ShouldBe(0, sheet.Name);
            sheet.SheetView.SplitRow.ShouldBeGreaterThan(0, sheet.Name);
        }

        var names = _written.ReadPart("xl/workbook.xml").Descendants()
            .Where(name => (string?)name.Attribute("name") == "_xlnm.Print_Titles")
            .Select(name => name.Value)
            .ToList();
        names.Count.ShouldBe(16);
        names.ShouldContain(text => text == "Summary!$1:$2");
        names.ShouldContain(text => text == "Matrix!$A:$C,Matrix!$1:$4");
        foreach (var name in new[] { "Matrix", "By organization", "Recommendations", "Practices", "Responses" })
        {
            _written[name].AutoFilter.IsEnabled.ShouldBeTrue(name);
        }
    }

    [Test]
    public void Write_Properties_NameTheRoundAndTheMoment()
    {
        _written.Workbook.Properties.Title.ShouldBe(Overview.Round.Title.ToString());
        _written.Workbook.Properties.Author.ShouldBe("SurveyEngine");
        _written.Workbook.Properties.Created.ToUniversalTime().ShouldBe(WrittenWorkbook.ProducedAt.UtcDateTime);
    }

    private static IReadOnlyList<string> Find(IReadOnlyList<IReadOnlyList<string>> rows, string label) =>
        rows.Single(row => row[0] == label);

    private static string WithoutMarks(string names) => string.Concat(names.Where(character => !"⁰¹²³⁴⁵⁶⁷⁸⁹".Contains(character)));

    private static string Names(RespondentGroup? group) =>
        group!.Count == 0 ? "none" : string.Join("; ", group.Organizations!.Select(organization => organization.Short.ToString()));

    private static (double, double, double) FiguresOf(IReadOnlyList<string> row) => (
        double.Parse(row[1], CultureInfo.InvariantCulture),
        double.Parse(row[2], CultureInfo.InvariantCulture),
        double.Parse(row[3], CultureInfo.InvariantCulture));

    private static (double, double, double) Figures(int part, int whole) => (part, whole, (double)part / whole);
}
