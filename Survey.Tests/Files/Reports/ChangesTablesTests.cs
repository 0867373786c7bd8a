using Survey.Core.Comparisons;
using Survey.Core.Languages;
using Survey.Core.Results;
using Survey.Files.Reports;
using Survey.Tests.Support;

namespace Survey.Tests.Files.Reports;

public sealed class ChangesTablesTests
{
    [Test]
    public void Of_MoreThanAReaderReads_IsCutAndSaysSo()
    {
        var round = SampleRound.Read("grcp7").Round;
        var changes = round.Directory.Organizations.Take(ChangesTables.MostCauses + 5)
            .Select(organization => new ResponseChange(organization, [ResponseChangeKind.Changed]))
            .ToList();
        var figure = new QuestionFigure(ResultQuestion.AllOf(round.Questionnaire)[0], "answered", Entry: null, 2m);
        var results = Enumerable.Repeat(new ChangedResult(figure, 1m, 2m, changes), ChangesTables.MostRows + 1).ToList();

        var report = Tables(results, changes);

        report.Lead.ShouldContain("Each table shows its first 1,000 rows. JSON and CSV have all of them.");
        var rows = report.Tables.Single(table => table.Title == "Changed results of questions").Rows;
        rows.Count.ShouldBe(ChangesTables.MostRows);
        rows[0][^1].ShouldEndWith("; and 5 more");
        rows[0][^1].Split("changed its answers").Length.ShouldBe(ChangesTables.MostCauses + 1);
        Tables(results.Take(1).ToList(), changes).Lead.Count.ShouldBe(1);

        TableReport Tables(IReadOnlyList<ChangedResult> changed, IReadOnlyList<ResponseChange> responses) => ChangesTables.Of(
            new ChangesExport(
                round,
                new PublishedState("final", FixedTime.Instance.GetUtcNow(), "", "1.0.0"),
                new StateComparison([], changed, responses, [], HasOtherDefinition: false),
                FixedTime.Instance.GetUtcNow()),
            new ReportWording(round, Language.English));
    }
}
