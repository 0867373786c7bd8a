using Survey.Core.Problems;

namespace Survey.Tests.Questionnaires.Formats.XlsForms;

public sealed class XlsFormReaderTests
{
    [TestCaseSource(typeof(FormCase), nameof(FormCase.All))]
    public void Read_Form_HasTheProblemsListedAndNoOthers(FormCase form)
    {
        var outcome = FormCase.Read(form.Text);

        outcome.Problems.Where(problem => problem.Code != "xlsform-setting-missing").Select(FormCase.Describe).ShouldBe(form.Expected, ignoreOrder: true);
        outcome.Succeeded.ShouldBe(outcome.Problems.All(problem => problem.Severity == Severity.Warning));
    }
}
