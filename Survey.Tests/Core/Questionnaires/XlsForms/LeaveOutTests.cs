using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Questions;
using Survey.Core.Questionnaires.XlsForms;
using Survey.Files.XlsForms;

namespace Survey.Tests.Core.Questionnaires.XlsForms;

/// <summary>What is not supported is left out on request, with a warning at each row or cell.</summary>
public sealed class LeaveOutTests
{
    private const LeaveOut All = LeaveOut.Geo | LeaveOut.Media | LeaveOut.Metadata | LeaveOut.Barcode | LeaveOut.Tables;

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
    public void Read_CalculationWithPlaces_IsLeftOutWithThem()
    {
        var form =
            """
            | survey |
            | | type | name | label | calculation | constraint |
            | | geoshape | field | Your field | | |
            | | calculate | size | | round(enclosed-area(${field}) div 10000, 1) | |
            | | note | told | It has ${size} hectares (area(s) of all). | | |
            | | text | name | Name the area(s) | | string-length(.) < 9 and . != 'area (all)' |
            """;

        Describe(Read(form, LeaveOut.Geo)).ShouldBe(
            ["xlsform-left-out: survey row 2, type", "xlsform-left-out: survey row 3, type"],
            ignoreOrder: true);
        Describe(Read(form, LeaveOut.None)).ShouldContain("expression-malformed: survey row 3, calculation");
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

    [TestCase("geopoint", "capture-accuracy=5, allow-mock-accuracy=true reference-geometry=l")]
    [TestCase("geoshape", "incremental=yes")]
    [TestCase("image", "max-pixels=1024 app=org.example.camera")]
    [TestCase("audio", "quality=external")]
    [TestCase("video", "quality=any")]
    [TestCase("audit", "track-changes=true location-priority=balanced location-min-interval=60 location-max-age=120")]
    [TestCase("select_one_from_file towns.csv", "value=code label=title_en")]
    public void Read_ParametersOfALeftOutRow_MayBeThoseOfItsType(string type, string parameters) =>
        Describe(Read(FormOf(type, parameters), All)).ShouldBe(["xlsform-left-out: survey row 2, type"]);

    [TestCase("geopoint", "capture-accuracy=fine")]
    [TestCase("geopoint", "incremental=true")]
    [TestCase("geotrace", "allow-mock-accuracy=maybe")]
    [TestCase("image", "max-pixels=large")]
    [TestCase("image", "app=camera")]
    [TestCase("audio", "quality=best")]
    [TestCase("background-audio", "quality=external")]
    [TestCase("audit", "location-priority=balanced")]
    [TestCase("barcode", "front")]
    [TestCase("select_one_from_file towns.csv", "label=2nd")]
    public void Read_WrongParametersOfALeftOutRow_AreReported(string type, string parameters) =>
        Describe(Read(FormOf(type, parameters), All)).ShouldBe(
            ["xlsform-left-out: survey row 2, type", "xlsform-parameters-invalid: survey row 2, parameters"],
            ignoreOrder: true);

    [Test]
    public void Read_PlacesFromAnUnknownList_AreReported() =>
        Describe(Read(FormOf("geoshape", "reference-geometry=towns"), All)).ShouldBe(
            ["xlsform-left-out: survey row 2, type", "xlsform-list-unknown: survey row 2, parameters"],
            ignoreOrder: true);

    [TestCase("${b}", "xlsform-reference-unknown")]
    [TestCase("a", "xlsform-reference-malformed")]
    [TestCase("", "xlsform-reference-malformed")]
    public void Read_WrongTriggerOfALeftOutRow_IsReported(string trigger, string code)
    {
        var form = $"| survey |\n| | type | name | trigger | label |\n| | background-geopoint | x | {trigger} | |\n| | text | a | | A |";

        Describe(Read(form, All)).ShouldBe(["xlsform-left-out: survey row 2, type", $"{code}: survey row 2, trigger"], ignoreOrder: true);
    }

    [Test]
    public void Read_WrongReferencesBesideWhatIsLeftOut_AreReported()
    {
        var outcome = Read(
            """
            | survey |
            | | type | name | label | relevant | media::image |
            | | geopoint | place | Where? | ${b} = '1' | |
            | | text | a | A | | ${c} |
            """,
            All);

        Describe(outcome).Where(each => each.StartsWith("xlsform-reference", StringComparison.Ordinal)).ShouldBe(
            ["xlsform-reference-unknown: survey row 2, relevant", "xlsform-reference-unknown: survey row 3, media::image"],
            ignoreOrder: true);
    }

    [TestCase("select_one_from_file towns.pdf")]
    [TestCase("select_one_from_file towns.csv or_other")]
    public void Read_ChoicesThatNoFileCanGive_AreNotLeftOut(string type) =>
        Describe(Read(FormOf(type, ""), All)).ShouldBe(["xlsform-not-supported: survey row 2, type"]);

    private static string FormOf(string type, string parameters) =>
        $"""
        | survey |
        | | type | name | label | parameters |
        | | {type} | x | X | {parameters} |
        | | select_one l | a | A | |
        | choices |
        | | list_name | name | label |
        | | l | y | Y |
        """;

    private static Outcome<Questionnaire> Read(string text, LeaveOut leftOut)
    {
        var problems = new ProblemLog();
        return problems.ToOutcome(XlsFormReader.Read(MarkdownForm.Read(text, Place.OfFile("form.md"), problems), problems, leftOut));
    }

    private static List<string> Describe(Outcome<Questionnaire> outcome) =>
        [.. outcome.Problems.Where(problem => problem.Code != "xlsform-setting-missing").Select(FormCase.Describe)];
}
