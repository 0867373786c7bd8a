using System.Globalization;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Pages.Script;

public sealed class ConcurrencyTests
{
    private const string Form = """
        <form>
          <input type="hidden" name="base" value="m 1"><input type="hidden" name="_stamp" value="17">
          <input name="mechanism" value="IGAD &amp; others"><button name="do" value="continue"></button>
        </form>
        """;

    [Test]
    public async Task Serialize_AForm_HasAnswersAndBase()
    {
        await using var page = await ScriptPage.Open(Form);

        var text = await page.Run<string>("concurrency", """
            concurrency.identifyPage(document.forms[0]);
            return concurrency.serialize(document.forms[0]);
            """);

        text.ShouldBe("base=m+1&mechanism=IGAD+%26+others");
    }

    [TestCase("base=1&a=2", "base=3&a=2", true)]
    [TestCase("a=2&base=1", "a=2&base=", true)]
    [TestCase("base=1&a=2", "base=1&a=3", false)]
    [TestCase("base=1&a=2", "base=1&a=2&a=2", false)]
    [TestCase("base=1&database=2", "base=1&database=3", false)]
    public async Task SameAnswers_TwoForms_ComparesAllButBase(string one, string other, bool expected)
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
            return [new FormData(form).get("_page"), new FormData(form).get("_page")];
            """);

        var (first, second) = (sent[0].Split('.'), sent[1].Split('.'));
        first[0].ShouldNotBeEmpty();
        second[0].ShouldBe(first[0]);
        int.Parse(second[1], CultureInfo.InvariantCulture).ShouldBeGreaterThan(int.Parse(first[1], CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task Restore_AnswersOfAnEarlierPage_HasAnotherNameAndItsBase()
    {
        await using var page = await ScriptPage.Open(Form);

        var found = await page.Run<string[]>("concurrency", """
            const form = document.forms[0];
            const opened = concurrency.identifyPage(form);
            const before = new FormData(form).get("_page").split(".")[0];
            opened.restore("m 0");
            const after = new FormData(form);
            return [before, after.get("_page").split(".")[0], after.get("base")];
            """);

        found[1].ShouldNotBe(found[0]);
        found[2].ShouldBe("m 0");
    }
}
