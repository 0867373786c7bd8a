using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

public sealed class KeptTests
{
    [Test]
    public async Task Keep_ThenFindAndForget_IsByTheAddressOfThePage()
    {
        await using var page = await ScriptPage.Open();

        var found = await page.Run<string>("kept", """
            const at = kept.keep("text=One");
            const texts = [kept.find().text, kept.find("/answer/1/sections/2").at === at, kept.find("/answer/1/sections/3")];
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

    [TestCase("survey-arrived=17", "/b,/broken")]
    [TestCase("survey-arrived=18", "/a,/broken")]
    [TestCase("survey-arrived=19", "/a,/b,/broken")]
    [TestCase("survey-arrived=", "/a,/b,/broken")]
    [TestCase("lang=fr", "/a,/b,/broken")]
    public async Task ForgetArrived_SomeWithTheSameTime_KeepsTheOthers(string cookie, string expected)
    {
        await using var page = await ScriptPage.Open();
        await page.Page.EvaluateAsync("""
            cookie => {
              document.cookie = cookie;
              localStorage.setItem("survey /broken", "no JSON");
              localStorage.setItem("survey /a", '{"at": 17, "text": "a=1"}');
              localStorage.setItem("survey /b", '{"at": 18, "text": "b=1"}');
            }
            """, cookie);

        await page.Run("kept", "kept.forgetArrived();");

        (await page.Run<string>("storage", "return storage.keys().sort().join();")).ShouldBe(expected);
    }
}
