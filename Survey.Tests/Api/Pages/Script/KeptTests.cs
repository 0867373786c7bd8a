using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

public sealed class KeptTests
{
    [Test]
    public async Task Keep_ThenFindAndForget_IsByTheAddressOfThePage()
    {
        await using var page = await ScriptPage.Open();

        var found = await page.Run<string>("kept", """
            const before = Date.now();
            kept.keep("text=One");
            const texts = [kept.find().text, kept.find("/answer/1/sections/2").at >= before, kept.find("/answer/1/sections/3")];
            kept.forget();
            return JSON.stringify([...texts, kept.find()]);
            """);

        found.ShouldBe("""["text=One",true,null,null]""");
    }

    [TestCase("no JSON")]
    [TestCase("null")]
    [TestCase("5")]
    [TestCase("\"text\"")]
    [TestCase("[]")]
    [TestCase("""{"at": "1", "text": "a=1"}""")]
    [TestCase("""{"at": 1, "text": 2}""")]
    public async Task Find_ValueOfAnotherKind_IsNull(string value)
    {
        await using var page = await ScriptPage.Open();
        await page.Page.EvaluateAsync("value => localStorage.setItem('survey ' + location.pathname, value)", value);

        (await page.Run<object?>("kept", "return kept.find();")).ShouldBeNull();
    }

    [TestCase("p.17", "/a,/b,/broken,/other", Description = "The kept answers may be later than the save with the same number.")]
    [TestCase("p.18", "/b,/broken,/other")]
    [TestCase("q.2 p.19", "/broken,/other")]
    [TestCase("q.99", "/a,/b,/broken,/other")]
    [TestCase("", "/a,/b,/broken,/other")]
    [TestCase(null, "/a,/b,/broken,/other")]
    public async Task ForgetArrived_LaterSavesOfTheirPages_KeepsTheOthers(string? saves, string expected)
    {
        await using var page = await ScriptPage.Open();
        await page.Page.EvaluateAsync("""
            () => {
              localStorage.setItem("survey /broken", "no JSON");
              localStorage.setItem("survey /a", '{"at": 1, "text": "a=1&_save=p.17"}');
              localStorage.setItem("survey /b", '{"at": 2, "text": "b=1&_save=p.18.q.1"}');
              localStorage.setItem("survey /other", '{"at": 3, "text": "c=1"}');
            }
            """);

        await page.Run("kept", saves is null ? "kept.forgetArrived(undefined);" : $"kept.forgetArrived('{saves}');");

        (await page.Run<string>("storage", "return storage.keys().sort().join();")).ShouldBe(expected);
    }
}
