using Survey.Files.Workbooks;

namespace Survey.Tests.Files.Workbooks;

public sealed class LinkTargetTests
{
    [TestCase("https://example.org/a?b=c#d", "https://example.org/a?b=c#d")]
    [TestCase("https://example.org:8443/a", "https://example.org:8443/a")]
    [TestCase("https://пример.рф/путь", "https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C")]
    [TestCase("https://exämple.org/", "https://xn--exmple-cua.org/")]
    [TestCase(@"https://example.org/\back", "https://example.org/%5Cback")]
    public void Find_WebAddress_IsInAscii(string address, string expected) =>
        LinkTarget.Find(address).ShouldNotBeNull().AbsoluteUri.ShouldBe(expected);

    [TestCase("ftp://example.org/a")]
    [TestCase("example.org")]
    [TestCase("javascript:alert(1)")]
    public void Find_AnythingElse_IsNoLink(string address) => LinkTarget.Find(address).ShouldBeNull();

    [Test]
    public void Find_LongerThanExcelTakes_IsNoLink() => LinkTarget.Find("https://example.org/" + new string('a', 2079)).ShouldBeNull();
}
