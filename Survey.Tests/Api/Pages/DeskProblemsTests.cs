using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Core.Languages;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages;

/// <summary>What coordinators read when a form is refused: in their language, by the labels of the page, and with a way on.</summary>
public sealed partial class DeskProblemsTests
{
    private const string Round = "/rounds/minimal";

    private static readonly (string Name, string Value)[] Rule =
    [
        ("threshold", "50"),
        ("denominator", "theme-respondents"),
        ("minimum", "2"),
    ];

    private static readonly (string Name, string Value)[] Coast = [("code", "coast"), ("name/", "Coast Forum"), ("type", "forum")];

    /// <summary>A form that is refused: its page, its address, what it sends, the codes it meets.</summary>
    private static readonly (string Page, string Action, (string, string)[] Fields, string[] Codes)[] Refused =
    [
        (
            "/rounds/-new",
            "/rounds/-new",
            [("code", "a code"), ("title", ""), .. Rule[1..], ("threshold", "half")],
            ["file-missing", "json-wrong-type", "code-invalid"]),
        (
            "/rounds/-new",
            "/rounds/-new",
            [.. Parts, ("code", "minimal"), ("title", new string('t', 201)), .. Rule[..1], ("denominator", "everybody"), ("minimum", "-1")],
            ["round-taken", "round-title-invalid", "round-setting-unknown", "number-out-of-range"]),
        (
            "/rounds/-new",
            "/rounds/-new",
            [
                .. Parts,
                ("code", new string('c', 41)),
                ("title", " "),
                .. Rule[1..],
                ("threshold", "101 %"),
                ("opens", "2024-05-02"),
                ("closes", "2024-05-01"),
            ],
            ["round-code-too-long", "round-title-invalid", "number-out-of-range", "round-dates-order"]),
        ("/rounds/-copy", "/rounds/-copy", [("from", "none"), ("code", "second"), ("title", "Second")], ["round-unknown"]),
        (
            "/rounds/-copy",
            "/rounds/-copy",
            [("from", "minimal"), ("code", "second"), ("title", "Second"), ("opens", "soon")],
            ["date-invalid"]),
        (
            Round + "/settings",
            Round + "/dates",
            [("opens", "2024-05-02"), ("deadline", "2024-05-01"), ("closes", "")],
            ["round-dates-order"]),
        (Round + "/settings", Round + "/dates", [("closes", "2024-03-01")], ["round-dates-order"]),
        (Round + "/settings", Round + "/dates", [("revision", "7"), ("closes", "2024-06-01")], ["round-stale"]),
        (
            Round + "/settings",
            Round + "/rule",
            [("threshold", "half"), ("denominator", "x"), ("minimum", "1.5")],
            ["json-wrong-type", "round-setting-unknown"]),
        (
            Round + "/settings",
            Round + "/rule",
            [("threshold", "0,5"), ("denominator", "theme-respondents"), ("minimum", "2")],
            ["number-out-of-range"]),
        (Round + "/settings", Round + "/contact", [("contact-name", ""), ("contact-email", "dana")], ["name-missing", "email-invalid"]),
        (Round + "/settings", Round + "/extend", [("until", "")], ["date-invalid"]),
        (Round + "/settings", Round + "/extend", [("until", "2024-01-01")], ["round-dates-order"]),
        (Round + "/settings", Round + "/publish", [], ["round-phase-wrong"]),
        (Round + "/settings", Round + "/reopen", [("reason", "Because.")], ["round-phase-wrong"]),
        (Round + "/settings", Round + "/questionnaire", [], ["file-missing"]),
        (Round + "/invitations", Round + "/invitations/preview", [("kind", "invitation")], ["organization-unknown"]),
        (Round + "/invitations", Round + "/invitations/links", [("role", "secretariat")], ["organization-unknown"]),
        (
            Round + "/invitations",
            Round + "/invitations/send",
            [("kind", "invitation"), ("press", "1"), ("organization", "sea")],
            ["response-not-invited"]),
        (
            Round + "/wordings/invitation/en",
            Round + "/wordings/invitation/en",
            [("subject", "{link}"), ("body", "Dear {nmae}")],
            ["message-wording-invalid"]),
        (
            Round + "/wordings/invitation/en",
            Round + "/wordings/invitation/en",
            [("seen", "another"), ("subject", "{round}"), ("body", "{link}")],
            ["entry-stale"]),
        (
            Round + "/messages/plan",
            Round + "/messages/plan",
            [("kind", "reminder"), ("days", "7, 800, soon"), ("time", "9 o'clock")],
            ["date-invalid", "number-out-of-range", "number-invalid"]),
        (
            Round + "/messages/plan",
            Round + "/messages/plan",
            [("kind", "reminder"), ("days", "300"), ("time", "09:00")],
            ["plan-impossible"]),
        (Round + "/responses/coast", Round + "/responses/coast/extend", [("until", "2099-01-01")], ["round-dates-order"]),
        (Round + "/responses/coast", Round + "/responses/coast/extend", [("until", "2024-03-14")], ["deadline-not-later"]),
        (Round + "/responses/coast", Round + "/responses/coast/return", [("reason", "")], ["transition-not-allowed"]),
        (Round + "/responses/coast", Round + "/responses/coast/endorse", [("etag", "\"9.9\""), ("name", "")], ["response-stale"]),
        (
            Round + "/directory/-new",
            Round + "/directory/-new",
            [("code", "lake"), ("name/", "Lake"), ("type", "forum")],
            ["code-duplicate"]),
        (
            Round + "/directory/-new",
            Round + "/directory/-new",
            [("code", new string('c', 81)), ("name/", new string('n', 301)), ("type", "forum")],
            ["directory-text-too-long"]),
        (
            Round + "/directory/-groups",
            Round + "/directory/-groups",
            [
                ("type/code", "forum"),
                ("type/", new string('n', 301)),
                ("region/code", "north"),
                ("region/", "North"),
                ("region/code", "south"),
                ("region/", "South"),
            ],
            ["directory-text-too-long"]),
        (
            Round + "/directory/-new",
            Round + "/directory/-new",
            [("code", "a lake"), ("name/", "Lake"), ("type", "forum")],
            ["code-invalid"]),
        (
            Round + "/directory/-new",
            Round + "/directory/-new",
            [("code", "sea"), ("type", "club"), ("from", "soon")],
            ["name-missing", "type-unknown", "date-invalid"]),
        (
            Round + "/directory/coast",
            Round + "/directory/coast",
            [.. Coast, ("from", "2024-02-01"), ("to", "2024-01-01")],
            ["organization-dates-order"]),
        (
            Round + "/directory/coast",
            Round + "/directory/coast/contacts",
            [("role", "king"), ("person", ""), ("email", "coast"), ("language", "!")],
            ["contact-role-unknown", "name-missing", "email-invalid", "language-unknown"]),
        (
            Round + "/directory/coast",
            Round + "/directory/coast/contacts",
            [("role", "chair"), ("person", "José"), ("email", "josé@example.org"), ("language", "es")],
            ["email-not-ascii"]),
        (
            Round + "/directory/-groups",
            Round + "/directory/-groups",
            [("type/code", "forum"), ("type/", "Forum"), ("region/code", "north"), ("region/", "North")],
            ["region-unknown"]),
        (
            Round + "/directory/-groups",
            Round + "/directory/-groups",
            [("type/code", "club"), ("type/", "Club"), ("region/code", "north"), ("region/", "")],
            ["name-missing"]),
        (
            Round + "/directory/-groups",
            Round + "/directory/-groups",
            [
                ("type/code", "a club"),
                ("type/", "Club"),
                ("region/code", "north"),
                ("region/code", "north"),
                ("region/", "North"),
                ("region/", "North"),
            ],
            ["code-duplicate"]),
        (
            Round + "/directory/-groups",
            Round + "/directory/-groups",
            [("type/code", "a club"), ("type/", "Club"), ("region/code", "north"), ("region/", "North")],
            ["code-invalid", "type-unknown", "region-unknown"]),
        (
            Round + "/directory/-groups",
            Round + "/directory/-groups",
            [
                ("type/code", "forum"),
                ("type/", "Forum"),
                ("type/parent", "iscm"),
                ("region/code", "north"),
                ("region/", "North"),
                ("subregion/code", "fjord"),
                ("subregion/", "Fjord"),
                ("subregion/parent", "west"),
            ],
            ["group-unknown", "region-unknown"]),
        (Round + "/directory/-import", Round + "/directory/-import", [], ["file-missing"]),
    ];

    private static (string, string)[] Parts =>
        [("framework-round", "minimal"), ("questionnaire-round", "minimal"), ("directory-round", "minimal")];

    [Test]
    public async Task RefusedForm_EachOne_IsExplainedInThePagesLanguageAndLeadsBackToItsPage(
        [Values("en", "fr", "es", "ru", "ar")] string language)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        foreach (var (page, action, fields, codes) in Refused)
        {
            var case_ = $"{language} {action} {string.Join('+', codes)}";

            using var answer = await ServiceUnderTest.Send(client, page, action, fields);

            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, case_);
            var html = await PageSource.Read(answer);
            var summary = Summary().Match(html).Value;
            summary.ShouldNotBeEmpty(case_);
            FileWords().Matches(summary).Select(match => match.Value).ShouldBeEmpty($"{case_}: {summary}");
            if (language != "en")
            {
                summary.ShouldNotContain("lang=\"en\"", customMessage: case_);
            }

            foreach (var field in FieldLink().Matches(summary).Select(match => match.Groups["field"].Value))
            {
                html.ShouldContain($"id=\"{field}\"", customMessage: $"{case_}: the link leads to a field");
            }

            // The same page in another language is one that can be visited.
            var other = OtherLanguage().Match(html).Groups["address"].Value;
            using var visited = await client.GetAsync(new Uri(other, UriKind.Relative));
            visited.StatusCode.ShouldBe(HttpStatusCode.OK, $"{case_}: {other}");
            other.Split('?')[0].ShouldBe(page, $"{case_}: the page with the form");
            await client.GetAsync(new Uri($"/rounds?lang={language}", UriKind.Relative));
        }
    }

    /// <summary>The codes that are said to be met above are, and no others.</summary>
    [Test]
    public async Task RefusedForm_EachOne_MeetsItsCodes()
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        var templates = ProblemTemplates.Of(Language.Get("fr")).All;
        foreach (var (page, action, fields, codes) in Refused)
        {
            using var answer = await ServiceUnderTest.Send(client, page, action, fields);
            var summary = Summary().Match(await PageSource.Read(answer)).Value;
            foreach (var code in codes)
            {
                templates
                    .Where(template => template.Key.Split('/', '#')[0] == code)
                    .ShouldContain(
                        template => TextParts(template.Value).All(part => summary.Contains(part, StringComparison.Ordinal)),
                        $"{action} {code}: {summary}");
            }
        }
    }

    [TestCase("en", "15 March 2024")]
    [TestCase("fr", "15 mars 2024")]
    [TestCase("ar", "15 مارس 2024")]
    public async Task Extend_ToBeforeTheRoundsDeadline_NamesThatDay(string language, string expected)
    {
        using var service = await CollectingService.Make();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var answer = await ServiceUnderTest.Send(
            client,
            Round + "/responses/coast",
            Round + "/responses/coast/extend",
            ("until", "2024-03-14"));

        Summary().Match(await PageSource.Read(answer)).Value.ShouldContain(expected);
    }

    [Test]
    public async Task Questionnaire_ThatAnswersGivenDoNotFit_IsExplained()
    {
        using var service = await CollectingService.Make();
        await service.Collecting.Save("lake", """{"has_recommendations": "no", "recommendations_status": "none"}""");
        (
            await service.Collecting.Desk.Submit("minimal", "lake", "Amina", CollectingRound.By(ActorRole.Secretariat))
        ).Succeeded.ShouldBeTrue();
        using var client = await service.Service.SignIn(ActorRole.Coordinator);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("ru");
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(ServiceUnderTest.SealOf(await PageSource.Read(client, Round + "/settings"))),
                "__RequestVerificationToken"
            },
        };
        var changed = File.ReadAllText(Repository.PathOf("samples", "minimal", "questionnaire.json"))
            .Replace("\"recommendations_status\"", "\"status\"", StringComparison.Ordinal)
            .Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal);
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(changed)), "questionnaire-file", "questionnaire.json");

        using var answer = await client.PostAsync(new Uri(Round + "/questionnaire", UriKind.Relative), form);

        var summary = Summary().Match(await PageSource.Read(answer)).Value;
        TextParts(ProblemTemplates.Of(Language.Get("ru"))["questionnaire-incompatible"]).ShouldAllBe(part => summary.Contains(part));
        summary.ShouldContain($"<b>{InterfaceTexts.Of("ru")["desk.new.questionnaire"]}</b>");
        summary.ShouldNotContain("lang=\"en\"");
    }

    [Test]
    public void Show_PlaceInAStoredResponse_NamesTheOrganization()
    {
        var problem = new Problem(
            ProblemCatalogue.ElementUnknown,
            Place.OfFile("stored response of lake in grcp7").Member("answers"),
            [("found", "a"), ("known", "b")]);

        var shown = ShownProblem.Of(problem, InterfaceTexts.Of("fr"));

        shown.Label.ShouldBe("Réponse : lake");
        shown.Text.ShouldBe($"{problem.ToText(Language.Get("fr"))} {InterfaceTexts.Of("fr")["desk.stored-response"]}");
    }

    /// <summary>What a template says around its details.</summary>
    private static IEnumerable<string> TextParts(string template) =>
        Regex.Split(template, @"\{\w+\}", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("<div class=\"summary\".*?</ul>", RegexOptions.Singleline, 1000)]
    private static partial Regex Summary();

    [GeneratedRegex(
        @"\w+\.json|request\b|recurrence|extensions|Found a|[“""](opens|closes|deadline|open|invited)[”""]",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex FileWords();

    [GeneratedRegex("href=\"#(?<field>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FieldLink();

    [GeneratedRegex("<a href=\"(?<address>[^\"]+lang=(?:fr|en))\" lang", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherLanguage();
}
