using System.Text;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Rounds;
using Survey.Files.Library;

namespace Survey.Tests.Files.Library;

/// <summary>The library that comes with the product: every item makes a round without problems, in all its languages or in two.</summary>
public sealed class ProductLibraryTests
{
    private static IEnumerable<string> Questionnaires =>
        ProductLibrary.Items.Where(item => item.Kind == LibraryKind.Questionnaire).Select(item => item.Code);

    [TestCaseSource(nameof(Questionnaires))]
    public void Questionnaire_WithEveryFramework_IsARoundInTheChosenLanguages(string code)
    {
        var questionnaire = Get(LibraryKind.Questionnaire, code);
        foreach (var framework in ProductLibrary.Items.Where(item => item.Kind == LibraryKind.Framework))
        {
            string[] languages = ["fr", "ar"];
            var analysis = questionnaire.ToAnalysis(languages)?.ToJsonString();
            var problems = new ProblemLog();

            var (_, round) = RoundDefinition.Read(
                [
                    new RoundFile("framework.json", framework.ToDocument(languages, "fr")),
                    new RoundFile("questionnaire.json", questionnaire.ToDocument(languages, "fr")),
                    new RoundFile("directory.json", Get(LibraryKind.Directory, "iom-2017-regions").ToDocument(languages, "fr")),
                    new RoundFile(
                        "round.json",
                        Encoding.UTF8.GetBytes(
                            $$"""{"code":"r","title":"R","questionnaire":"{{code}}","framework":"{{framework.Code}}" """
                                + (analysis is null ? "" : ",\"analysis\":" + analysis)
                                + "}")),
                ],
                problems);

            problems.Problems.ShouldAllBe(problem => problem.Kind == ProblemCatalogue.RoundInvitesNobody);
            QuestionnaireLanguages.Of(round!.Questionnaire).ShouldBe(["fr", "ar"]);
            round.Questionnaire.DefaultLanguage.ShouldBe("fr");
            round.Framework.Elements.ShouldAllBe(element => element.Title.Languages.SequenceEqual(languages));
        }
    }

    [Test]
    public void Item_WithoutChosenLanguages_IsTheFile() =>
        Encoding.UTF8.GetString(Get(LibraryKind.Framework, "sdgs-2015").ToDocument([], "fr")).ShouldBe(
            File.ReadAllText(Support.Repository.PathOf("library", "frameworks", "sdgs-2015.json")));

    [Test]
    public void Items_SuggestFrameworksThatExist() =>
        ProductLibrary.Items.Select(item => item.Framework).OfType<string>().Distinct().ShouldBeSubsetOf(
            ProductLibrary.Items.Where(item => item.Kind == LibraryKind.Framework).Select(item => item.Code));

    private static LibraryItem Get(string kind, string code) =>
        ProductLibrary.Items.First(item => item.Kind == kind && item.Code == code);
}
