using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Survey.Api.Directories;
using Survey.Collecting.Directories;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Directories;

public sealed class OrganizationFormTests
{
    private static readonly DirectoryBook Mixed = Book(
        """{"code": "forest", "name": "Forest Forum", "type": "forum"}""",
        """{"code": "lake", "name": {"en": "Lake Forum", "fr": "Forum du Lac"}, "type": "forum"}""");

    [Test]
    public void LanguagesOf_AllPlain_IsTheEmptyOne() =>
        OrganizationForm.LanguagesOf(Book("""{"code": "forest", "name": "Forest Forum", "type": "forum"}""")).ShouldBe([""]);

    [Test]
    public void LanguagesOf_PlainBesideOthers_CountsThePlainAsTheDefaultLanguage() =>
        OrganizationForm.LanguagesOf(Mixed).ShouldBe(["en", "fr"]);

    [TestCase("forest", "name/en", "Forest Forum")]
    [TestCase("forest", "name/fr", "")]
    [TestCase("lake", "name/fr", "Forum du Lac")]
    public void Get_NameInALanguage_IsThere(string code, string field, string text) =>
        OrganizationForm.Get(Mixed.Directory.FindOrganization(code)!, field, Mixed).ShouldBe(text);

    [TestCase("forest", "Forest Forum", "", "\"Forest Forum\"", Description = "nothing was changed")]
    [TestCase("forest", "Forest Forum", "Forum de la Forêt", """{"en":"Forest Forum","fr":"Forum de la Forêt"}""")]
    [TestCase("forest", "\u202EForest\u200B Forum ", "\u200F", "\"Forest Forum\"", Description = "nobody sees the rest")]
    [TestCase("forest", "", "Forum de la Forêt", """{"fr":"Forum de la Forêt"}""")]
    [TestCase("lake", "Lake Forum", "", """{"en":"Lake Forum"}""")]
    public void Read_NamesInTwoLanguages_KeepsBoth(string code, string english, string french, string expected)
    {
        var form = new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["code"] = code,
            ["type"] = "forum",
            ["name/en"] = english,
            ["name/fr"] = french,
        });
        var problems = new ProblemLog();

        var organization = OrganizationForm.Read(form, Mixed, problems);

        problems.Problems.ShouldBeEmpty();
        organization!.Name.ShouldBe(Text(expected));
    }

    private static LocalizedText Text(string json) => RoundParsing.ReadJson(json, value => value.AsText()).Value!;

    private static DirectoryBook Book(params string[] organizations)
    {
        var (round, _) = SampleRound.Read("minimal");
        var (directory, problems) = RoundParsing.ReadJson(
            $$"""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": [{{string.Join(',', organizations)}}]}""",
            DirectoryReader.Read);
        problems.ShouldBeEmpty();
        return new DirectoryBook(round with { Directory = directory! }, [], new HashSet<string>());
    }
}
