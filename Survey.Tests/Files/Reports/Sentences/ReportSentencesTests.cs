using Survey.Core.Analysis;
using Survey.Core.Languages;
using Survey.Files.Reports.Excel;
using Survey.Files.Reports.Sentences;
using Survey.Tests.Files.Reports.Excel;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports.Sentences;

/// <summary>Paragraphs that state figures: right plurals, numbers in words or figures, and stable keys.</summary>
public sealed class ReportSentencesTests
{
    [Test]
    public void Of_Grcp7_EachLanguage_MatchesTheApprovedTexts([Values("en", "fr", "es", "ru", "ar")] string language)
    {
        var sentences = ReportSentences.Of(ReportOf(SampleRound.Read("grcp7"), language));

        string
            .Join('\n', sentences.Select(each => $"{each.Region?.Code ?? "summary"} {each.Key}{each.Theme?.Code}\n    {each.Text}"))
            .ShouldMatchApproved(approved => approved
                .NoDiff()
                .SubFolder("Approved")
                .WithFilenameGenerator((_, _, type, _) => $"sentences-{language}.{type}.txt"));
    }

    [Test]
    public void Of_Africa_SaysWhoAnsweredInWords() =>
        Find("africa", "response").Text.ShouldBe(
            "Twelve organizations of the region were asked; by 10 October 2017 eleven had answered: "
                + "five RCPs, five interregional forums and one partner organization.");

    [Test]
    public void Of_ASentenceWithANumberAboveTwelve_HasFiguresOnly() =>
        Find("", "response").Text.ShouldBe(
            "35 organizations were asked; by 10 October 2017, 27 had answered: "
                + "1 global process, 12 RCPs, 7 interregional forums and 7 partner organizations.");

    [Test]
    public void Of_TypesWithoutCountedNames_HasTheirNamesAndFigures()
    {
        var sample = SampleRound.ReadChanged(
            "grcp7",
            (_, directory, _, _) =>
            {
                foreach (var named in directory["types"]!.AsArray().Concat(directory["groups"]!.AsArray()))
                {
                    named!.AsObject().Remove("counted");
                }
            },
            """
            {"organization": "eac", "state": "endorsed",
             "answers": {"has_recommendations": "no", "has_practices": "no", "has_principles": "no"}}
            """);

        Find(sample, "africa", "response").Text.ShouldBe(
            "Twelve organizations of the region were asked; by 10 October 2017 one had answered: "
                + "Regional economic organization (REO) (1).");
    }

    [Test]
    public void Of_NobodyAnswered_SaysSoInEachLanguage([Values("en", "fr", "es", "ru", "ar")] string language)
    {
        var sentences = ReportSentences.Of(ReportOf(SampleRound.ReadChanged("grcp7", (_, _, _, _) => { }), language));

        sentences.Select(each => each.Text).ShouldAllBe(text => !text.Contains('{') && !text.Split(' ').Contains("0"));
        sentences.Count(each => each.Key == "response").ShouldBe(5);
    }

    [Test]
    public void Of_EveryRound_HasEachKeyOnceInARegion([Values("grcp7", "minimal", "accra-2023", "review-2018", "focus-areas")] string name)
    {
        var sentences = ReportSentences.Of(ReportOf(SampleRound.Read(name), "en"));

        sentences.Select(each => (each.Region?.Code, each.Theme, each.Key)).ShouldBeUnique();
        sentences.ShouldAllBe(each => each.Text.Length > 0 && !each.Text.Contains('{'));
    }

    [Test]
    public void Of_EveryRound_HasKeysThatOwnWordsCanName_AndEachOfThemOccurs()
    {
        var (made, known) = (new HashSet<(bool, bool, string)>(), new HashSet<(bool, bool, string)>());
        foreach (var name in (string[])["grcp7", "minimal", "accra-2023", "review-2018", "focus-areas"])
        {
            var sample = SampleRound.Read(name);
            foreach (var sentence in ReportSentences.Of(ReportOf(sample, "en")))
            {
                // The group of a framework without themes has no code, and no place of its own.
                var theme = sentence.Theme?.Code is null ? null : sentence.Theme;
                SentenceKeys.At(sample.Round, sentence.Region, theme).ShouldContain(sentence.Key);
                made.Add((sentence.Region is null, theme is null, sentence.Key));
            }

            foreach (var region in sample.Round.Directory.Regions.Take(1).Prepend(null))
            {
                foreach (var theme in sample.Round.Framework.Themes.Where(theme => theme.Code is not null).Take(1).Prepend(null))
                {
                    known.UnionWith(SentenceKeys.At(sample.Round, region, theme).Select(key => (region is null, theme is null, key)));
                }
            }
        }

        made.ShouldBe(known, ignoreOrder: true);
    }

    [Test]
    public void Basis_ALaterDay_StaysTheSame()
    {
        var sample = SampleRound.ReadChanged("grcp7", (_, _, _, round) => round.Remove("closes"));
        var today = ReportOf(sample, "en");
        var tomorrow = today with { ProducedAt = today.ProducedAt.AddDays(1) };

        var pairs = ReportSentences.Of(today).Zip(ReportSentences.Of(tomorrow)).ToList();

        pairs.ShouldAllBe(pair => pair.First.Basis == pair.Second.Basis);
        pairs.ShouldContain(pair => pair.First.Text != pair.Second.Text);
    }

    [Test]
    public void Of_AnEarlierState_NamesItsDay()
    {
        var report = ReportOf(SampleRound.Read("grcp7"), "en");
        var earlier = report with { Overview = report.Overview with { AsOf = new DateOnly(2017, 6, 26) } };

        var text = ReportSentences.Of(earlier).First(each => each.Key == "survey").Text;

        text.ShouldContain("26 June 2017");
        text.ShouldNotContain("10 October 2017");
    }

    [Test]
    public void Basis_AFurtherAnswer_Changes()
    {
        var all = SampleRound.Read("grcp7");
        var before = all with { Responses = [.. all.Responses.Where(each => each.Respondent.Organization!.Code != "eac")] };

        Find(before, "africa", "response").Basis.ShouldNotBe(Find(all, "africa", "response").Basis);
        Find(before, "europe", "response").Basis.ShouldBe(Find(all, "europe", "response").Basis);
    }

    private static ReportSentence Find(string region, string key) => Find(SampleRound.Read("grcp7"), region, key);

    private static ReportSentence Find(SampleRound sample, string region, string key) =>
        ReportSentences.Of(ReportOf(sample, "en")).Single(each => (each.Region?.Code ?? "") == region && each.Key == key);

    private static OverviewReport ReportOf(SampleRound sample, string language) =>
        new(sample.Overview, sample.ReadAnswers(), WrittenWorkbook.ProducedAt, "1.2.3", Language: Language.Get(language))
        {
            Content = sample.Content,
        };
}
