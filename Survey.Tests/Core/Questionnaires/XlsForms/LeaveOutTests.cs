using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Files.XlsForms;

namespace Survey.Tests.Core.Questionnaires.XlsForms;

/// <summary>What is not supported is left out on request, with a warning at each row or cell.</summary>
public sealed class LeaveOutTests
{
    /// <summary>The codes that these tests reach.</summary>
    internal static IReadOnlyList<string> Codes { get; } = ["xlsform-left-out"];

    [TestCase("geopoint", LeaveOut.Geo)]
    [TestCase("geotrace", LeaveOut.Geo)]
    [TestCase("geoshape", LeaveOut.Geo)]
    [TestCase("image", LeaveOut.Media)]
    [TestCase("audio", LeaveOut.Media)]
    [TestCase("video", LeaveOut.Media)]
    [TestCase("file", LeaveOut.Media)]
    [TestCase("barcode", LeaveOut.Barcode)]
    [TestCase("audit", LeaveOut.Metadata)]
    [TestCase("phonenumber", LeaveOut.Metadata)]
    [TestCase("simserial", LeaveOut.Metadata)]
    [TestCase("subscriberid", LeaveOut.Metadata)]
    [TestCase("background-audio", LeaveOut.Metadata)]
    [TestCase("start-geopoint", LeaveOut.Metadata)]
    public void Read_RowOfAnUnsupportedType_IsLeftOutIfAskedTo(string type, LeaveOut kind)
    {
        var form = $"| survey |\n| | type | name | label |\n| | {type} | x | X |\n| | text | a | A |";
        var all = LeaveOut.Geo | LeaveOut.Media | LeaveOut.Metadata | LeaveOut.Barcode;

        var left = Read(form, kind);

        left.Value!.Items.Select(item => item.Code).ShouldBe(["a"]);
        Describe(left).ShouldBe(["xlsform-left-out: survey row 2, type"]);
        Describe(Read(form, all & ~kind)).ShouldBe(["xlsform-not-supported: survey row 2, type"]);
    }

    [Test]
    public void Read_RowThatOthersName_HasNoAnswerThere()
    {
        var outcome = Read(
            """
            | survey |
            | | type | name | label | relevant | required |
            | | geopoint | place | Where? | | yes |
            | | text | a | A | ${place} != '' | |
            | | text | b | B | /data/place = '' | |
            """,
            LeaveOut.Geo);

        outcome.Value!.Scope.Find("place")!.Question.ShouldBeOfType<HiddenQuestion>().Rules.Required.ShouldBeNull();
        Describe(outcome).ShouldBe(["xlsform-left-out: survey row 2, type"]);
    }

    [Test]
    public void Read_PicturesBesideTexts_AreLeftOutCellByCell()
    {
        var outcome = Read(
            """
            | survey |
            | | type | name | label | media::image |
            | | note | logo | | logo.png |
            | | select_one l | a | A | a.png |
            | choices |
            | | list_name | name | label | image |
            | | l | x | X | x.png |
            """,
            LeaveOut.Media);

        outcome.Value!.Items.Select(item => item.Code).ShouldBe(["a"]);
        Describe(outcome).ShouldBe(
            [
                "xlsform-left-out: survey row 2, type", "xlsform-left-out: survey row 3, media::image",
                "xlsform-left-out: choices row 2, image",
            ],
            ignoreOrder: true);
    }

    private static Outcome<Questionnaire> Read(string text, LeaveOut leftOut)
    {
        var problems = new ProblemLog();
        return problems.ToOutcome(XlsFormReader.Read(MarkdownForm.Read(text, Place.OfFile("form.md"), problems), problems, leftOut));
    }

    private static List<string> Describe(Outcome<Questionnaire> outcome) =>
        [.. outcome.Problems.Where(problem => problem.Code != "xlsform-setting-missing").Select(FormCase.Describe)];
}
