using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

public sealed class StorageTests
{
    [Test]
    public async Task Write_AValue_CanBeReadAndRemoved()
    {
        await using var page = await ScriptPage.Open();

        var found = await page.Run<string>("storage", """
            const wasWritten = storage.write("/a", { text: "é" });
            const value = storage.read("/a");
            storage.remove("/a");
            return [wasWritten, value.text, storage.read("/a")].join();
            """);

        found.ShouldBe("true,é,");
    }

    [TestCase("no JSON")]
    [TestCase("{\"at\": 1,")]
    [TestCase("")]
    public async Task Read_ValueThatIsNotJson_IsNull(string value)
    {
        await using var page = await ScriptPage.Open();
        await page.Page.EvaluateAsync("value => localStorage.setItem('survey /a', value)", value);

        (await page.Run<object?>("storage", "return storage.read('/a');")).ShouldBeNull();
    }

    [Test]
    public async Task Keys_OtherValuesInTheBrowser_AreLeftOut()
    {
        await using var page = await ScriptPage.Open();

        var keys = await page.Run<string[]>("storage", """
            localStorage.setItem("theme", "dark");
            storage.write("/a", 1);
            return storage.keys();
            """);

        keys.ShouldBe(["/a"]);
    }

    [Test]
    public async Task EveryFunction_SiteDataDenied_FindsNothingAndDoesNotThrow()
    {
        await using var page = await ScriptPage.Open(deniesStorage: true);
        var denied = await page.Page.EvaluateAsync<string>("""
            () => { try { return localStorage.length; } catch (error) { return error.name; } }
            """);
        denied.ShouldBe("SecurityError");

        var found = await page.Run<string>("storage", """
            return JSON.stringify([storage.write("/a", 1), storage.read("/a"), storage.remove("/a"), storage.keys()]);
            """);

        found.ShouldBe("[false,null,null,[]]");
    }

    [Test]
    public async Task Write_StorageFull_ReturnsFalse()
    {
        await using var page = await ScriptPage.Open();

        var wasWritten = await page.Run<bool>("storage", $"{ScriptPage.FillStorage} return storage.write('/a', 'x'.repeat(100));");

        wasWritten.ShouldBeFalse();
    }
}
