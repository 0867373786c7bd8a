using System.Globalization;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

public sealed class ConcurrencyTests
{
    private const string Form = """
        <form>
          <input type="hidden" name="__RequestVerificationToken" value="t"><input type="hidden" name="_base" value="m 1">
          <input name="mechanism" value="IGAD &amp; others"><button name="_do" value="continue"></button>
        </form>
        """;

    [Test]
    public async Task Serialize_AForm_HasAnswersBaseAndSave()
    {
        await using var page = await ScriptPage.Open(Form);

        var text = await page.Run<string>("concurrency", """
            concurrency.identifyPage(document.forms[0]);
            return concurrency.serialize(document.forms[0]);
            """);

        text.ShouldMatch("^_base=m\\+1&mechanism=IGAD\\+%26\\+others&_save=[a-z0-9]+\\.1$");
    }

    [TestCase("_base=1&a=2", "_base=3&a=2", true)]
    [TestCase("a=2&_base=1", "a=2&_base=", true)]
    [TestCase("_base=1&a=2", "_base=1&a=3", false)]
    [TestCase("_base=1&a=2", "_base=1&a=2&a=2", false)]
    [TestCase("_base=1&a=2&_save=p.1", "_base=1&a=2&_save=p.2", true)]
    [TestCase("_base=1&database=2", "_base=1&database=3", false)]
    public async Task SameAnswers_TwoForms_ComparesOnlyAnswers(string one, string other, bool expected)
    {
        await using var page = await ScriptPage.Open();

        (await page.Run<bool>("concurrency", $"return concurrency.sameAnswers('{one}', '{other}');")).ShouldBe(expected);
    }

    [Test]
    public async Task IdentifyPage_WhatIsSent_HasOneNameAndARisingNumber()
    {
        await using var page = await ScriptPage.Open(Form);

        var sent = await page.Run<string[]>("concurrency", """
            const form = document.forms[0];
            concurrency.identifyPage(form);
            return [new FormData(form).get("_save"), new FormData(form).get("_save")];
            """);

        var (first, second) = (sent[0].Split('.'), sent[1].Split('.'));
        first[0].ShouldNotBeEmpty();
        second[0].ShouldBe(first[0]);
        int.Parse(second[1], CultureInfo.InvariantCulture).ShouldBeGreaterThan(int.Parse(first[1], CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task Restore_AnswersOfAnEarlierPage_HasAnotherNameTheirBaseAndTheirSave()
    {
        await using var page = await ScriptPage.Open(Form);

        var found = await page.Run<string[]>("concurrency", """
            const form = document.forms[0];
            const opened = concurrency.identifyPage(form);
            const before = new FormData(form).get("_save").split(".")[0];
            opened.restore("_base=m+0&a=1&_save=earlier.7");
            const after = new FormData(form);
            return [after.get("_save"), after.get("_base"), before];
            """);

        found[0].ShouldMatch("^[a-z0-9]+\\.2\\.earlier\\.7$");
        found[0].Split('.')[0].ShouldNotBeOneOf("earlier", found[2]);
        found[1].ShouldBe("m 0");
    }

    [TestCase("_base=1&_save=k3f9z.12", "k3f9z", 12)]
    [TestCase("_save=k3f9z.12.x7a2b.5&_base=1", "k3f9z", 12)]
    [TestCase("_base=1", "", null)]
    public async Task ReadSave_ASerializedForm_IsNameAndNumber(string text, string name, int? number)
    {
        await using var page = await ScriptPage.Open();

        var found = await page.Run<string>("concurrency", $"return JSON.stringify(concurrency.readSave('{text}'));");

        found.ShouldBe($$"""{"page":"{{name}}","number":{{number?.ToString(CultureInfo.InvariantCulture) ?? "null"}}}""");
    }
}
