using System.Net;
using Survey.Api.Editing;
using Survey.Api.Texts;
using Survey.Collecting.Editing;
using Survey.Core.Questionnaires.Editing;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Questionnaires.Versions;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Editing;

/// <summary>The questionnaire is edited on the pages, without a script.</summary>
public sealed class EditingPagesTests
{
    private const string Home = "/rounds/grcp7/questionnaire";

    private CollectingService _collecting = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _collecting = await CollectingService.Make("grcp7");
        _client = await _collecting.Service.SignIn(ActorRole.Coordinator);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _client.Dispose();
        _collecting.Dispose();
    }

    [Test]
    public async Task FromABlankLine_ToAConditionAndUse()
    {
        (await PageSource.Read(_client, "/rounds/grcp7/settings")).ShouldContain($"href=\"{Home}\"");
        var added = await Post(
            $"{Home}/add?side=inside&at=",
            "add",
            ("side", "inside"),
            ("at", ""),
            ("type", "select-one"),
            ("label-en", "Kind of <b>process</b>"),
            ("lines", "Bilateral\nr\tRegional"));
        var item = added.Headers.Location!.ToString();
        item.ShouldContain("key=kind_of_b_process_b");
        var page = await _client.GetStringAsync(new Uri(item, UriKind.Relative));
        page.ShouldContain("Kind of &lt;b&gt;process&lt;/b&gt;");
        page.ShouldContain("Bilateral · Regional");

        await Post(item, "code", ("key", "kind_of_b_process_b"), ("code", "kind"));
        var text = await Post(
            $"{Home}/add?side=after&at=kind",
            "add",
            ("side", "after"),
            ("at", "kind"),
            ("type", "text"),
            ("label-en", "Name"));
        text.Headers.Location!.ToString().ShouldContain("key=name");
        var condition = $"{Home}/condition?key=name&member=relevant";
        var begun = await Post(condition, "condition", ("key", "name"), ("member", "relevant"), ("new-subject", "kind"), ("do", "add"));
        (await PageSource.Read(begun)).ShouldContain("<option value=\"r\">Regional</option>");
        await Post(
            condition,
            "condition",
            ("key", "name"),
            ("member", "relevant"),
            ("subject-0", "kind"),
            ("operator-0", "is-not"),
            ("value-0", "r"),
            ("do", "save"));

        var state = await Find();
        state.Form.Find("name")!.GetString("relevant").ShouldBe("${kind} != 'r'");
        state.Problems.Where(problem => problem.Severity == Survey.Core.Problems.Severity.Error).ShouldBeEmpty();
        (await PageSource.Read(_client, $"{Home}/preview/{state.Form.Items.Count(each => each.Depth == 0 && each.IsContainer) + 1}"))
            .ShouldContain("Kind of");
        (await PageSource.Read(_client, $"{Home}/use")).ShouldContain(InterfaceTexts.Of("en")["editor.what.optional-question-added"]);

        var used = await Post($"{Home}/use", "use", ("version", "next"));

        used.Headers.Location!.ToString().ShouldBe($"{Home}?done=editor-used");
        (await Find()).Standing.Round.Questionnaire.Version.ShouldBe("next");
    }

    [Test]
    public async Task Stale_ShowsBothAndKeepsWhatWasTyped()
    {
        var key = (await Find()).Form.Items.First(item => item.Type == "text").Key;
        var page = $"{Home}/item?key={Uri.EscapeDataString(key)}";
        var seal = ServiceUnderTest.SealOf(await PageSource.Read(_client, page));

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = seal,
            ["key"] = key,
            ["seen"] = "0123456789ABCDEF",
            ["label-en"] = "What I typed",
        });
        await Post(page, "item", ("key", key), ("label-en", "What was stored"));
        var answer = await _client.PostAsync(new Uri($"{Home}/item", UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await PageSource.Read(answer);
        html.ShouldContain("What I typed");
        html.ShouldContain(">What was stored</q>");
    }

    [Test]
    public void Words_EachTypePropertyActionAndChangeHasThem()
    {
        var texts = InterfaceTexts.Of("en").All;
        IEnumerable<string> keys =
        [
            .. QuestionnaireReader.ItemTypes.Select(type => $"editor.type.{type}"),
            .. ItemProperty.All.Select(property => $"editor.property.{property.Name}"),
            .. Enum.GetNames<PropertyPart>().Select(part => $"editor.part.{part.ToLowerInvariant()}"),
            .. EditingDesk.Actions.Select(action => $"editor.did.{action}"),
            .. ConditionClause.Operators.Select(name => $"editor.operator.{name}"),
            .. Enum.GetNames<Comparability>().Select(name => $"editor.comparability.{name.ToLowerInvariant()}"),
            .. QuestionnaireChange.Kinds.Select(EditingView.KeyOf),
        ];

        keys.Where(key => !texts.ContainsKey(key)).ShouldBeEmpty();
    }

    private async Task<EditingState> Find() => (await _collecting.Service.Get<EditingDesk>().Find("grcp7"))!;

    private async Task<HttpResponseMessage> Post(string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await PageSource.Read(_client, page);
        var seen = html.Split("name=\"seen\" value=\"")[1].Split('"')[0];
        return await ServiceUnderTest.Send(_client, page, $"{Home}/{action}", [("seen", seen), .. fields]);
    }
}
