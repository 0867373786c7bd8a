using Survey.Tests.Support;

namespace Survey.Tests.Files.AnswerWorkbooks;

/// <summary>Reads workbooks that LibreOffice opened, filled in and saved in its own way.</summary>
public sealed class LibreOfficeAnswerTests
{
    private const string Macro =
        """"
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
        <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
        Sub Fill(source As String, target As String)
          Dim hidden(0) As New com.sun.star.beans.PropertyValue
          hidden(0).Name = "Hidden" : hidden(0).Value = True
          document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
          general = document.Sheets.getByName("General information")
          general.getCellRangeByName("C5").String = "Regional Conference on Migration"
          concrete = document.Sheets.getByName("Concrete recommendations")
          concrete.getCellRangeByName("C5").String = "Yes"
          concrete.getCellRangeByName("C7").String = "Final: agreed by the members"
          table = document.Sheets.getByName("Recommendations")
          table.getCellRangeByName("C7").String = "Typed in LibreOffice"
          table.getCellRangeByName("D7").String = "a, Theme 2"
          table.Rows.insertByIndex(9, 2)
          table.getCellRangeByName("C11").String = "After rows were inserted"
          table.getCellRangeByName("D11").Formula = "=""b"" &amp; "", c"""
          start = document.Sheets.getByName("Start")
          start.getCellRangeByName("C27").Formula = "=DATE(2017;6;19)"
          start.Name = "Umschlag"
          Dim format(0) As New com.sun.star.beans.PropertyValue
          format(0).Name = "FilterName" : format(0).Value = "Calc MS Excel 2007 XML"
          document.storeToURL(target, format())
          document.close(True)
        End Sub
        </script:module>
        """";

    [TestCase("grcp7", "ar")]
    [TestCase("practice-template", "en")]
    [TestCase("question-kinds", "ar")]
    [TestCase("review-2018", "fr")]
    public async Task Read_SavedAsOpenDocumentAndBackAgain_IsTheSame(string sample, string language)
    {
        using var folder = new TemporaryFolder();
        var (round, responses) = SampleRound.Read(sample);
        var answers = responses[0].Answers;
        var workbook = new AnsweredWorkbook(round, answers, language);
        File.WriteAllBytes(folder.PathOf("answer.xlsx"), workbook.Bytes);

        await Convert(folder, "ods", "answer.xlsx", "once");
        await Convert(folder, "xlsx", "once/answer.ods", "twice");

        workbook.Bytes = File.ReadAllBytes(folder.PathOf("twice/answer.xlsx"));
        workbook.ReadJson().ShouldBe(RandomAnswers.ToJson(answers));
    }

    [Test]
    public async Task Read_FilledInInLibreOffice_GivesWhatWasTyped()
    {
        using var folder = new TemporaryFolder();
        var workbook = new AnsweredWorkbook(SampleRound.Read("grcp7").Round);
        File.WriteAllBytes(folder.PathOf("answer.xlsx"), workbook.Bytes);
        await MakeMacro(folder);

        await Run(folder, $"macro:///Standard.Module1.Fill(\"{Address(folder, "answer.xlsx")}\",\"{Address(folder, "filled.xlsx")}\")");

        workbook.Bytes = File.ReadAllBytes(folder.PathOf("filled.xlsx"));
        var filled = workbook.ReadFilled();
        filled
            .Problems.Select(problem => $"{problem.Code} {problem.Place.Path}")
            .ShouldBe(["workbook-formula Recommendations row 11, Elements addressed (D11)"]);
        filled.SubmittedOn.ShouldBe(new DateOnly(2017, 6, 19));
        RandomAnswers
            .ToJson(filled.Answers)
            .ReplaceLineEndings("")
            .Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("""
                {"mechanism":"RegionalConferenceonMigration","link_name":"GlobalForumonMigrationandDevelopment",
                "has_recommendations":"yes","recommendations_status":"final",
                "recommendations":[{"text":"TypedinLibreOffice","elements":{"themes":["2"],"elements":["a"]}},
                {"text":"Afterrowswereinserted","elements":{"themes":[],"elements":["b","c"]}}]}
                """.ReplaceLineEndings(""));
    }

    private static Task Convert(TemporaryFolder folder, string format, string file, string target) =>
        Run(folder, "--convert-to", format, "--outdir", folder.PathOf(target), folder.PathOf(file));

    /// <summary>Adds the macro to the user profile, which LibreOffice creates on its first start.</summary>
    private static async Task MakeMacro(TemporaryFolder folder)
    {
        await Convert(folder, "ods", "answer.xlsx", "first");
        var basic = folder.PathOf("profile/user/basic/Standard");
        Directory.CreateDirectory(basic);
        File.WriteAllText(Path.Combine(basic, "Module1.xba"), Macro);
        File.WriteAllText(
            Path.Combine(basic, "script.xlb"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
            <library:library xmlns:library="http://openoffice.org/2000/library"
              library:name="Standard" library:readonly="false" library:passwordprotected="false">
             <library:element library:name="Module1"/>
            </library:library>
            """);
    }

    private static Task<string> Run(TemporaryFolder folder, params string[] arguments) =>
        ExternalTool.Run(
            "libreoffice",
            [$"-env:UserInstallation={new Uri(folder.PathOf("profile")).AbsoluteUri}", "--headless", .. arguments]);

    private static string Address(TemporaryFolder folder, string file) => new Uri(folder.PathOf(file)).AbsoluteUri;
}
