using System.Net;
using Survey.Api.Rounds;
using Survey.Api.Texts;
using Survey.Collecting.Rounds;
using Survey.Core.Frameworks;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Rounds;

/// <summary>The editor of a round's framework: rows of a form, saved as a whole.</summary>
public sealed class FrameworkPagesTests
{
    private static readonly string[] TwoLanguages = ["en", "fr"];

    [TestCase("Housing\nSchools\n", "e::Housing", "e::Schools")]
    [TestCase("a\tHousing\nb\tSchools", "e:a:Housing", "e:b:Schools")]
    [TestCase("1\ta\tHousing\tLogement\n1\tb\tSchools\t", "t:1:1", "e:a:Housing/Logement", "e:b:Schools")]
    [TestCase("Home\ta\tHousing\nGoing home\tc\tReturn", "t:Home:Home", "e:a:Housing", "t::Going home", "e:c:Return")]
    [TestCase("title (fr)\tcode\ttitle (en)\nLogement\ta\tHousing", "e:a:Housing/Logement")]
    [TestCase(" \n")]
    public void Paste_Lines_AreRows(string lines, params string[] expected) =>
        FrameworkForm.Paste(lines, TwoLanguages).Select(row =>
            $"{(row.IsTheme ? "t" : "e")}:{row.Code}:{string.Join('/', row.Titles.Where(title => title.Length > 0))}").ShouldBe(expected);

    [TestCase("up/1", "b a T c U d", 0)]
    [TestCase("up/0", "a b T c U d", 0)]
    [TestCase("down/1", "a T b c U d", 2)]
    [TestCase("down/5", "a b T c U d", 5)]
    [TestCase("up/4", "a b U d T c", 2)]
    [TestCase("down/2", "a b U d T c", 4)]
    [TestCase("up/2", "a b T c U d", 2)]
    [TestCase("remove/5", "a b T c U", 4)]
    [TestCase("element/2", "a b _ T c U d", 2)]
    [TestCase("theme/6", "a b T c U d _", 6)]
    [TestCase("up/9", "a b T c U d", null)]
    [TestCase("other", "a b T c U d", null)]
    public void Act_Button_ChangesTheRows(string action, string expected, int? focus)
    {
        List<FrameworkRow> rows =
        [
            .. "a b T c U d".Split(' ').Select(code => new FrameworkRow(char.IsUpper(code[0]), code, [code], [""])),
        ];

        FrameworkForm.Act(rows, action, 1).ShouldBe(focus);

        string.Join(' ', rows.Select(row => row.IsEmpty ? "_" : row.Code)).ShouldBe(expected);
    }

    [Test]
    public async Task Save_TheFormAsShown_ChangesNothing()
    {
        using var service = await CollectingService.Make("grcp7");
        var before = (await service.Service.Get<RoundDesk>().Find("grcp7"))!.Round;
        var languages = FrameworkForm.LanguagesOf(before, before.Framework);
        var problems = new ProblemLog();

        var after = FrameworkForm.Read(
            FrameworkForm.ToRows(before.Framework, languages, before.Questionnaire.DefaultLanguage),
            before.Framework,
            languages,
            problems);

        problems.Problems.ShouldBeEmpty();
        FrameworkWriter.Write(after!).ShouldBe(FrameworkWriter.Write(before.Framework));
    }

    [Test]
    public async Task Save_ReportsAllProblemsByFieldThenTakesTheRest()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        var desk = service.Service.Get<RoundDesk>();
        var standing = (await desk.Find("minimal"))!;
        var framework = standing.Round.Framework;
        var language = FrameworkForm.LanguagesOf(standing.Round, framework)[0];
        var rows = FrameworkForm.ToRows(framework, [language], standing.Round.Questionnaire.DefaultLanguage);
        rows.Add(new FrameworkRow(false, "not a code", ["New"], [""]));
        rows.Add(new FrameworkRow(false, "x", [""], [""]));

        var html = await PageSource.Read(await Post("save", rows, standing.Revision));
        html.ShouldContain($"href=\"#row-{rows.Count - 1}-code\"");
        html.ShouldContain($"href=\"#row-{rows.Count}-title");
        html.ShouldContain("value=\"not a code\"");

        rows.RemoveRange(rows.Count - 2, 2);
        rows.Add(new FrameworkRow(false, "", ["New"], [""]));
        (await Post("save", rows, standing.Revision)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var changed = (await desk.Find("minimal"))!;
        changed.Round.Framework.Elements[^1].Title.ToString().ShouldBe("New");

        // The second editor has seen the earlier revision.
        (await PageSource.Read(await Post("save", rows, standing.Revision))).ShouldContain(
            InterfaceTexts.Of("en").Say(ProblemCatalogue.RoundStale));
        (await desk.Find("minimal"))!.Revision.ShouldBe(changed.Revision);

        // Removing is asked first.
        rows.RemoveAt(rows.Count - 1);
        (await PageSource.Read(await Post("save", rows, changed.Revision))).ShouldContain(
            InterfaceTexts.Of("en")["framework.remove-confirm"]);
        (await desk.Find("minimal"))!.Revision.ShouldBe(changed.Revision);
        (await Post("save", rows, changed.Revision, ("removes", "yes"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.Find("minimal"))!.Round.Framework.Elements.Count.ShouldBe(framework.Elements.Count);

        async Task<HttpResponseMessage> Post(string action, List<FrameworkRow> typed, int revision, params (string, string)[] further)
        {
            var path = $"/rounds/minimal/frameworks/{framework.Code}";
            (string, string)[] fields =
            [
                ("do", action), ("revision", $"{revision}"),
                .. typed.SelectMany(row => new[]
                {
                    ("kind", row.IsTheme ? "theme" : "element"), ("code", row.Code), ($"title-{language}", row.Titles[0]),
                    ($"short-{language}", row.Shorts[0]),
                }),
                .. further,
            ];
            return await ServiceUnderTest.Send(client, path, path, fields);
        }
    }
}
