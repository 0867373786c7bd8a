using Survey.Collecting.Directories;
using Survey.Core.Organizations;
using Survey.Core.Reading;

namespace Survey.Tests.Collecting.Directories;

/// <summary>What people paste from a spreadsheet, as a table that can be imported.</summary>
public sealed class PastedLinesTests
{
    private static readonly OrganizationType Process = new(
        0,
        "rcp",
        LocalizedText.Of([new("en", "Regional process"), new("fr", "Processus régional")]));

    private static readonly Region[] Regions =
    [
        new(0, "americas", LocalizedText.Of([new("en", "the Americas")])),
        new(1, "asia-pacific", LocalizedText.Of([new("en", "Asia, Pacific and the Middle East")])),
    ];

    private static readonly OrganizationDirectory Directory = new(
        Regions,
        [],
        [Process],
        [new Organization(0, "lake", LocalizedText.Plain("Lake"), LocalizedText.Plain("Lake Forum"), Process, [])]);

    [TestCase(
        "Lima Process\tRegional process\tAmericas\tAna\tana@example.org\tes",
        "code|name|type|regions|contact name|contact e-mail|contact language|contact role",
        "lima-process|Lima Process|rcp|americas|Ana|ana@example.org|es|secretariat")]
    [TestCase(
        "Lima Process\tRCP\tAsia, Pacific and the Middle East\n\nSea Forum\tprocessus régional\tthe americas; asia-pacific; Mars\n",
        "code|name|type|regions",
        "lima-process|Lima Process|rcp|asia-pacific",
        "sea-forum|Sea Forum|rcp|americas; asia-pacific; Mars")]
    [TestCase(
        "name\te-mail\tcontact name\nLake forum\n",
        "code|name|e-mail|contact name",
        "lake|Lake forum||")]
    [TestCase(
        "Name\ttype\tContact e-mail\nSea\trcp\ta@example.org\n\t\tb@example.org\nSEA\t\tc@example.org\nСеть\trcp\t",
        "code|Name|type|Contact e-mail|contact role|contact name",
        "sea|Sea|rcp|a@example.org|secretariat|Sea",
        "sea|||b@example.org|secretariat|",
        "sea|SEA||c@example.org|secretariat|SEA",
        "organization-2|Сеть|rcp|||")]
    [TestCase("code,name\nx,X\n", "code|name", "x|X")]
    [TestCase(" \n\t\n")]
    public void ToTable_Lines_AreCompleted(string pasted, params string[] expected) =>
        PastedLines.ToTable(pasted, Directory).Replace('\t', '|').Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(expected);
}
