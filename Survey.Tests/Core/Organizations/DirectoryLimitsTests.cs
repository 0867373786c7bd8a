using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Organizations;

public sealed class DirectoryLimitsTests
{
    private static readonly string Long = new('x', DirectoryLimits.MaxNameLength + 1);
    private static readonly string LongCode = new('c', DirectoryLimits.MaxCodeLength + 1);

    private static readonly OrganizationDirectory Overfull = Parse(
        $$"""
        {"regions": [{"code": "{{LongCode}}", "name": "North"}], "types": [{"code": "rcp", "name": "{{Long}}"}],
         "organizations": [
          {"code": "rcm", "name": {"en": "Regional Conference on Migration", "es": "{{Long}}"}, "type": "rcp"},
          {"code": "sacm", "name": "South American Conference on Migration", "short": "{{Long}}", "type": "rcp",
           "formerNames": ["{{Long}}"]}]}
        """);

    [Test]
    public void Verify_NewDirectory_TellsEachPlace() =>
        Verify(Overfull, before: null).ShouldBe([
            "directory.json: regions #1.code",
            "directory.json: types #1.name",
            "directory.json: organizations #1.name",
            "directory.json: organizations #2.short",
            "directory.json: organizations #2.formerNames",
        ]);

    [Test]
    public void Verify_WhatWasThereBefore_IsLetBe() => Verify(Overfull, Overfull).ShouldBeEmpty();

    [Test]
    public void Verify_AsLongAsMayBe_IsTaken() =>
        Verify(
                Parse(
                    $$"""
                    {"regions": [], "types": [{"code": "{{LongCode[1..]}}", "name": "{{Long[1..]}}"}],
                     "organizations": [{"code": "{{LongCode[1..]}}", "name": "{{Long[1..]}}", "type": "{{LongCode[1..]}}"}]}
                    """
                ),
                before: null)
            .ShouldBeEmpty();

    [Test]
    public void Verify_NewCodesThatMayBeMistakes_AreWarnedAboutOnce()
    {
        var before = Codes("lake", "forest", "Forest");
        var after = Codes("lake", "forest", "Forest", "Lake", "05-mai");
        var problems = new ProblemLog();

        DirectoryLimits.Verify(after, before, Place.OfFile("directory.json"), problems);
        DirectoryLimits.Verify(after, after, Place.OfFile("directory.json"), problems);

        problems.Problems.Select(problem => $"{problem.Severity} {problem.Code} {problem.Place}").ShouldBe([
            "Warning code-similar directory.json: organizations #4.code",
            "Warning code-of-date directory.json: organizations #5.code",
        ]);

        static OrganizationDirectory Codes(params string[] codes)
        {
            var organizations = codes.Select(code => $$"""{"code": "{{code}}", "name": "{{code}}", "type": "rcp"}""");
            return Parse($$"""
                {"regions": [], "types": [{"code": "rcp", "name": "RCP"}], "organizations": [{{string.Join(',', organizations)}}]}
                """);
        }
    }

    private static IEnumerable<string> Verify(OrganizationDirectory directory, OrganizationDirectory? before)
    {
        var problems = new ProblemLog();
        DirectoryLimits.Verify(directory, before, Place.OfFile("directory.json"), problems);
        problems.Problems.ShouldAllBe(problem => problem.Code == "directory-text-too-long");
        return problems.Problems.Select(problem => problem.Place.ToString());
    }

    private static OrganizationDirectory Parse(string json) => RoundParsing.ReadJson(json, DirectoryReader.Read).Value!;
}
