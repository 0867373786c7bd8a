using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Core.Organizations;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Word;
using Survey.Tests.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>
/// Annex 9 of the GRCP 7 report against the text of our Word document: each printed figure, name, footnote mark, recurrent element and
/// practice (<c>samples/grcp7/published.json</c>) stands in its part. Where the print contradicts itself, both values are listed here.
/// </summary>
public sealed class PrintedReportTests
{
    private static readonly SampleRound Grcp7 = SampleRound.Read("grcp7");
    private static readonly JsonNode Printed = JsonNode.Parse(File.ReadAllText(Repository.PathOf("samples", "grcp7", "published.json")))!;
    private static readonly IReadOnlyList<ReadReport> Parts = Write();

    /// <summary>Who the report says could not share recommendations, and who follows from its own numbers (docs/method.md).</summary>
    private static readonly (string Region, string Missing)[] NotPrintedAsNotRecommending = [("africa", "khartoum-process")];

    /// <summary>
    /// Elements that the printed summary calls recurrent in all regions except these, and where its own overviews have them.
    /// </summary>
    private static readonly (string Element, string NotIn, string[] In)[] PrintedElsewhere =
    [
        ("b", "americas", ["africa", "americas", "europe"]),
        ("d", "americas", ["asia-pacific-middle-east", "europe"]),
        ("n", "americas", ["africa", "americas", "asia-pacific-middle-east", "europe"]),
    ];

    /// <summary>
    /// The Abu Dhabi Dialogue is printed among those that recommend in Asia and the Pacific, and answered for the other subregion.
    /// </summary>
    private static readonly (string Subregion, string Member, string Organization) PrintedInBothSubregions =
        ("asia-pacific", "recommending", "add");

    private static IEnumerable<string> Regions => Printed["regions"]!.AsArray().Select(region => region!["code"]!.GetValue<string>());

    private static ReadReport Summary => Parts.Single(part => part.Title == "Summary across regions");

    [TestCaseSource(nameof(Regions))]
    public void Region_WhoWasAskedAndAnswered_IsInTheFirstSentenceAndTheTable(string region)
    {
        var (printed, part) = (PrintedOf(region), PartOf(region));

        part.Lines.ShouldContain(line => line.Text.StartsWith(
            $"{Language.Capitalize(InWords(printed["invited"]!))} organizations of the region were asked; by 10 October 2017 "
                + $"{InWords(printed["responded"]!)} had answered: ",
            StringComparison.Ordinal));
        var table = part.Tables[0];
        foreach (var (type, organizations) in printed["respondentsByType"]!.AsObject())
        {
            var name = Language.Capitalize(Grcp7.Round.Directory.FindType(type)!.Name.ToString());
            var column = table[1].ToList().IndexOf(name);
            (column < 0 ? [] : table.Skip(2).Select(row => row[column]).Where(cell => cell.Length > 0))
                .ShouldBe(CodesOf(organizations!).Select(code => FullName(Find(code))), ignoreOrder: true, $"{region}: {type}");
        }
    }

    [TestCaseSource(nameof(Regions))]
    public void Region_WhoGaveNoFeedback_IsNamed(string region) =>
        PartOf(region).NamesAfter("No feedback was received from: ")
            .ShouldBe(CodesOf(PrintedOf(region)["noFeedback"]!).Select(code => FullName(Find(code))), ignoreOrder: true);

    [TestCaseSource(nameof(Regions))]
    public void Region_WhoRecommendsAndWhoCouldNot_IsNamedWithItsNumber(string region)
    {
        var (printed, part) = (PrintedOf(region), PartOf(region));
        var recommending = CodesOf(printed["recommending"]!).ToList();
        var others = CodesOf(printed["notRecommending"]!)
            .Concat(NotPrintedAsNotRecommending.Where(each => each.Region == region).Select(each => each.Missing))
            .ToList();

        part.NamesAfter($"{Start(recommending.Count)} respondents provided recommendations: ").ShouldBe(ShortNames(recommending), true);
        part.NamesAfter($"{Start(others.Count)} respondents provided no recommendations, or none that could be shared: ")
            .ShouldBe(ShortNames(others), ignoreOrder: true);
    }

    [TestCaseSource(nameof(Regions))]
    public void Region_WhoCoversAllThemes_IsNamed(string region)
    {
        var all = CodesOf(PrintedOf(region)["allSixThemes"]!).ToList();

        if (all.Count == 1)
        {
            PartOf(region).Lines.ShouldContain(line => line.Text == $"Only {Find(all[0]).Short} has recommendations on all themes.");
        }
        else
        {
            PartOf(region).NamesAfter($"{Start(all.Count)} respondents have recommendations on all themes: ")
                .ShouldBe(ShortNames(all), ignoreOrder: true);
        }
    }

    [TestCaseSource(nameof(Regions))]
    public void Region_EachTheme_HasItsRespondentsTitleAndRecurrentElements(string region)
    {
        foreach (var theme in PrintedOf(region)["themes"]!.AsArray())
        {
            var (code, respondents) = (theme!["code"]!.GetValue<string>(), theme["respondents"]!.GetValue<int>());
            var lines = PartOf(region).Below($"Theme {code}: {InWords(respondents)} respondent{(respondents == 1 ? "" : "s")}");

            lines[0].Text.ShouldBe(Grcp7.Round.Framework.Themes.Single(each => each.Code == code).Title.ToString());
            var elements = CodesOf(theme["recurrent"]!).Select(each => Grcp7.Round.Framework.FindElement(each)!).ToList();
            lines.Where(line => line.Text.Contains(" (element ", StringComparison.Ordinal))
                .Select(line => line.Text[..(line.Text.IndexOf(')', line.Text.IndexOf(" (element ", StringComparison.Ordinal)) + 1)])
                .ShouldBe(elements.Select(element => $"{element.Title} (element {element.Code})"), ignoreOrder: true, $"{region}: {code}");
            var sentence = lines[1].Text;
            foreach (var element in elements)
            {
                sentence.ShouldContain($"“{element.Short}”");
            }

            sentence.StartsWith("Recurrent recommendations refer to ", StringComparison.Ordinal).ShouldBe(elements.Count > 0);
        }
    }

    [TestCaseSource(nameof(Regions))]
    public void Region_EachPrintedFootnote_HasItsMarkAtTheName(string region)
    {
        var noted = PartOf(region).Noted;

        foreach (var organization in CodesOf(PrintedOf(region)["footnotes"]!).Select(Find))
        {
            noted.ShouldContain(text =>
                text.EndsWith(FullName(organization), StringComparison.Ordinal)
                || text.EndsWith(organization.Short.ToString(), StringComparison.Ordinal));
        }
    }

    [TestCaseSource(nameof(Regions))]
    public void Region_EachPractice_StandsUnderItsCategory(string region) => Compare(PartOf(region), PrintedOf(region)["practices"]!);

    [Test]
    public void GlobalProcesses_EachPractice_StandsUnderItsCategory() =>
        Compare(Parts.Single(part => part.Title == "Practices: without a region"), Printed["overall"]!["practices"]!);

    [Test]
    public void Practices_InAllParts_AreThePrinted155() =>
        Printed["regions"]!.AsArray()
            .Select(region => region!["practices"]!)
            .Append(Printed["overall"]!["practices"]!)
            .Sum(practices => practices.AsObject().Sum(category => category.Value!.AsArray().Count))
            .ShouldBe(155);

    [Test]
    public void InnovativeSolutions_StandBeforeTheHighlights([ValueSource(nameof(Regions))] string region)
    {
        var headings = PartOf(region).Lines.Where(line => line.Level == 3).Select(line => line.Text).ToList();

        headings.IndexOf("Innovative solutions").ShouldBeInRange(0, headings.IndexOf("Highlights from the region") - 1);
    }

    [Test]
    public void Subregions_HaveTheirRespondents()
    {
        var part = PartOf("asia-pacific-middle-east");
        var directory = Grcp7.Round.Directory;
        foreach (var subregion in PrintedOf("asia-pacific-middle-east")["subregions"]!.AsArray())
        {
            var code = subregion!["code"]!.GetValue<string>();
            foreach (var (member, beginning) in new[]
            {
                ("responded", "Respondents by subregion: "),
                ("recommending", "Respondents with recommendations, by subregion: "),
            })
            {
                var organizations = CodesOf(subregion[member]!)
                    .Where(each => (code, member, each) != PrintedInBothSubregions)
                    .Select(Find)
                    .OrderBy(each => each.Position)
                    .ToList();
                part.Lines.Single(line => line.Text.StartsWith(beginning, StringComparison.Ordinal)).Text.ShouldContain(
                    $"{directory.FindSubregion(code)!.Name} – {InWords(organizations.Count)} "
                        + $"({string.Join("; ", organizations.Select(each => each.Short))})");
            }
        }
    }

    [Test]
    public void Summary_WhoAnswered_IsAsPrinted()
    {
        var overall = Printed["overall"]!;

        Summary.Lines.ShouldContain(line => line.Text.StartsWith(
            $"{overall["questioned"]} organizations were asked; by 10 October 2017, {overall["responded"]} had answered: ",
            StringComparison.Ordinal));
        Summary.Lines.ShouldContain(line => line.Text == $"The response rate is {overall["responseRatePercent"]}\u00A0%.");
        Summary.Lines.ShouldContain(line => line.Text.StartsWith(
            $"By group: {overall["respondentsByGroup"]!["iscm"]} ISCMs and ",
            StringComparison.Ordinal));
        foreach (var (type, count) in overall["respondentsByType"]!.AsObject())
        {
            Summary.Lines.ShouldContain(line => line.Text.StartsWith($"{NameOf(type)} ({count}): ", StringComparison.Ordinal));
        }
    }

    [TestCase("recommendingByType", "recommendingFinal", "14 respondents have final recommendations.")]
    [TestCase("inProcessByType", "inProcess", "Six respondents have provisional recommendations, or are still discussing them.")]
    public void Summary_WhoRecommendsByType_IsAsPrinted(string byType, string all, string sentence)
    {
        var lines = Summary.Below("Recommendations").SkipWhile(line => line.Text != sentence).Skip(1).ToList();
        var types = Printed["overall"]![byType]!.AsObject();

        foreach (var (line, (type, codes)) in lines.Zip(types.OrderBy(each => Grcp7.Round.Directory.FindType(each.Key)!.Position)))
        {
            line.Text.ShouldStartWith($"{NameOf(type)} ({CodesOf(codes!).Count()}): ");
            line.Text.Split(": ", 2)[1].Split("; ").ShouldBe(ShortNames(CodesOf(codes!)), ignoreOrder: true);
        }

        types.SelectMany(type => CodesOf(type.Value!)).ShouldBe(CodesOf(Printed["overall"]![all]!), ignoreOrder: true);
    }

    [Test]
    public void Summary_AllThemes_AreAsPrinted() =>
        Summary.NamesAfter("Three respondents have recommendations on all themes: ")
            .ShouldBe(ShortNames(CodesOf(Printed["overall"]!["allSixThemes"]!)), ignoreOrder: true);

    [Test]
    public void Summary_RecurrentElements_AreAsPrintedExceptWhereThePrintContradictsItself()
    {
        foreach (var claim in Printed["crossRegionalAsPrinted"]!.AsArray())
        {
            var except = CodesOf(claim!["except"]!).ToList();
            foreach (var code in CodesOf(claim["elements"]!))
            {
                var other = PrintedElsewhere.FirstOrDefault(each => each.Element == code && except.Contains(each.NotIn));
                var regions = other.In ?? [.. Regions.Except(except)];
                var element = Grcp7.Round.Framework.FindElement(code)!;
                var heading = regions.Length == 4 ? "Recurrent in all 4 regions" : $"Recurrent in {regions.Length} of 4 regions";
                var names = regions.Select(each => Grcp7.Round.Directory.FindRegion(each)!.Name);

                Summary.Below(heading).Select(line => line.Text).ShouldContain(
                    $"{element.Title} (element {code}){(regions.Length == 4 ? "" : $": {string.Join("; ", names)}")}");
            }
        }
    }

    /// <summary>The entries below the heading of each category are those that were printed, and no others.</summary>
    private static void Compare(ReadReport part, JsonNode printed)
    {
        var categories = PracticeCategory.GetCategories(Grcp7.Round, Grcp7.Content);
        foreach (var category in categories)
        {
            var titles = CodesOf(printed[category.Code] ?? new JsonArray()).ToList();
            var heading = Language.Capitalize(category.Label.ToString());
            var entries = part.Lines.Any(line => line.Level > 0 && line.Text == heading)
                ? part.Below(heading).Select(line => line.Text).ToList()
                : [];

            entries.Count.ShouldBe(titles.Count, $"{part.Title}: {heading}");
            foreach (var title in titles)
            {
                // After the title may stand who gave it.
                entries.ShouldContain(
                    entry => entry == title || (entry.StartsWith($"{title} (", StringComparison.Ordinal) && entry.EndsWith(')')),
                    $"{part.Title}: {heading}: {title}");
            }
        }

        printed.AsObject().Select(each => each.Key).ShouldBeSubsetOf(categories.Select(category => category.Code));
    }

    private static IReadOnlyList<ReadReport> Write()
    {
        using var package = new MemoryStream();
        OverviewDocument.Write(
            package,
            new OverviewReport(Grcp7.Overview, Grcp7.ReadAnswers(), WrittenWorkbook.ProducedAt, "1.2.3", Language: Language.English)
            {
                Content = Grcp7.Content,
            });
        using var document = WordprocessingDocument.Open(package, isEditable: false);
        return ReadReport.Parts(document);
    }

    private static JsonNode PrintedOf(string region) =>
        Printed["regions"]!.AsArray().Single(each => each!["code"]!.GetValue<string>() == region)!;

    private static ReadReport PartOf(string region) =>
        Parts.Single(part => part.Title == Language.Capitalize(Grcp7.Round.Directory.FindRegion(region)!.Name.ToString()));

    private static IEnumerable<string> CodesOf(JsonNode list) => list.AsArray().Select(each => each!.GetValue<string>());

    private static Organization Find(string code) => Grcp7.Round.Directory.FindOrganization(code)!;

    private static IEnumerable<string> ShortNames(IEnumerable<string> codes) => codes.Select(code => Find(code).Short.ToString());

    private static string FullName(Organization organization)
    {
        var (name, brief) = (organization.Name.ToString(), organization.Short.ToString());
        return name.Contains(brief, StringComparison.OrdinalIgnoreCase) ? name : $"{name} ({brief})";
    }

    private static string NameOf(string type) => Language.Capitalize(Grcp7.Round.Directory.FindType(type)!.Name.ToString());

    private static string InWords(JsonNode number) => InWords(number.GetValue<int>());

    private static string InWords(int number) => Language.English.FindWord(number)!;

    private static string Start(int number) => Language.Capitalize(InWords(number));
}
