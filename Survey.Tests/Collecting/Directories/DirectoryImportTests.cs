using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using Survey.Collecting.Directories;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Directories;

public sealed class DirectoryImportTests
{
    private static readonly Contact Amina = new(
        Guid.CreateVersion7(),
        "lake",
        ActorRole.Secretariat,
        "Amina",
        "amina@example.org",
        "en",
        Bounce: null);
    private static readonly Contact Chen = new(
        Guid.CreateVersion7(),
        "lake",
        ActorRole.Chair,
        "Chen, Chair",
        "chen@example.org",
        "fr",
        Bounce: null);

    private static IEnumerable<string> Samples() =>
        Directory
            .EnumerateDirectories(Repository.PathOf("samples"))
            .Where(folder => File.Exists(Path.Combine(folder, "round.json")))
            .Select(folder => Path.GetFileName(folder)!);

    [Test]
    public void Read_WhatWasExported_ChangesNothing(
        [ValueSource(nameof(Samples))] string sample,
        [Values("csv", "xlsx")] string format)
    {
        var (round, _) = SampleRound.Read(sample);
        var contacts = round
            .Directory.Organizations.SelectMany(each =>
                new[] { Amina with { Organization = each.Code }, Chen with { Organization = each.Code } }
            )
            .ToList();
        var book = new DirectoryBook(round, contacts, new HashSet<string>());

        var import = Import(Export(book, format), book, out var problems);

        problems.ShouldBeEmpty();
        import!.Changes.ShouldBeEmpty();
        import.IsReordered.ShouldBeFalse();
        import.Contacts.ShouldBe(contacts);
        ToJson(import, book).ShouldBe(DirectoryWriter.Write(round.Directory));
    }

    [TestCase("""{"code": "lake", "name": "=HYPERLINK(\"http://example.org\")", "type": "forum"}""")]
    [TestCase("""{"code": "lake", "name": "'=1+1", "short": "@lake", "type": "forum"}""")]
    [TestCase("""{"code": "lake", "name": "Lake, \"Great\"; Forum", "type": "forum", "regions": ["north", "south"]}""")]
    [TestCase("""{"code": "lake", "name": {"en": "Lake", "fr": "Lac", "ar": "بحيرة"}, "short": {"fr": "L"}, "type": "forum"}""")]
    [TestCase(
        """
        {"code": "lake", "name": "Lake", "type": "forum", "formerNames": ["A | B", {"fr": "C\\D"}, "E"],
         "activeFrom": "2001-02-03", "activeTo": "2001-02-03"}
        """
    )]
    public void Read_UnusualOrganizationExported_ChangesNothing(string organization)
    {
        var book = Book(
            $$"""
            {"regions": [{"code": "north", "name": "North"}, {"code": "south", "name": "South"}],
             "types": [{"code": "forum", "name": "Forum"}], "organizations": [{{organization}}]}
            """
        );

        foreach (var format in new[] { "csv", "xlsx" })
        {
            var import = Import(Export(book, format), book, out var problems);

            problems.ShouldBeEmpty();
            import!.Changes.ShouldBeEmpty();
            ToJson(import, book).ShouldBe(DirectoryWriter.Write(book.Directory));
        }
    }

    [TestCase("north", "fjord", "")]
    [TestCase("north; south", "fjord; dune", "")]
    [TestCase("south", "fjord", "subregion-unknown")]
    [TestCase("north", "delta", "subregion-unknown")]
    public void Read_Subregions_BelongToTheRegionsOfTheirLine(string regions, string subregions, string problem)
    {
        var book = Book(
            """
            {"regions": [{"code": "north", "name": "North", "subregions": [{"code": "fjord", "name": "Fjord"}]},
                         {"code": "south", "name": "South", "subregions": [{"code": "dune", "name": "Dune"}]}],
             "types": [{"code": "forum", "name": "Forum"}],
             "organizations": [{"code": "lake", "name": "Lake", "type": "forum", "regions": ["north"]}]}
            """);

        var import = Import(Encoding.UTF8.GetBytes($"code,regions,subregions\nlake,{regions},{subregions}\n"), book, out var problems);

        problems.Select(each => each.Code).ShouldBe(problem.Length == 0 ? [] : [problem]);
        if (problem.Length == 0)
        {
            string.Join("; ", import!.Organizations[0].Subregions.Select(each => each.Code)).ShouldBe(subregions);
        }
    }

    [Test]
    public void Read_RegionTakenAwayWithoutAColumnOfSubregions_TakesItsSubregions()
    {
        var book = Book(
            """
            {"regions": [{"code": "north", "name": "North", "subregions": [{"code": "fjord", "name": "Fjord"}]},
                         {"code": "south", "name": "South"}],
             "types": [{"code": "forum", "name": "Forum"}],
             "organizations": [{"code": "lake", "name": "Lake", "type": "forum", "regions": ["north"], "subregions": ["fjord"]}]}
            """);

        Import("code,name\nlake,The Lake\n"u8.ToArray(), book, out _)!.Organizations[0].Subregions.ShouldHaveSingleItem();
        Import("code,regions\nlake,south\n"u8.ToArray(), book, out var problems)!.Organizations[0].Subregions.ShouldBeEmpty();
        problems.ShouldBeEmpty();
    }

    [Test]
    public void WriteCsv_TextThatLooksLikeAFormula_IsNeutralized()
    {
        var csv = Encoding.UTF8.GetString(
            Export(
                Book(
                    """
                    {"regions": [], "types": [{"code": "forum", "name": "Forum"}],
                     "organizations": [{"code": "lake", "name": "=1+1", "type": "forum"}]}
                    """
                ),
                "csv"));

        csv.ShouldStartWith("\uFEFFcode,name,");
        csv.ShouldContain("lake,'=1+1,");
    }

    [TestCase("code;name;type\r\nlake;Lake;forum\r\n", Description = "semicolons, as spreadsheets of many countries write them")]
    [TestCase("code\tname\ttype\nlake\tLake\tforum\n")]
    [TestCase("type,CODE, Name \nforum,lake,\"Lake\"\n", Description = "another order, other letters")]
    public void Read_CsvOfSpreadsheets_IsUnderstood(string csv)
    {
        var book = Book("""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": []}""");
        foreach (
            var bytes in new[]
            {
                Encoding.UTF8.GetBytes(csv),
                Encoding.UTF8.GetBytes("\uFEFF" + csv),
                [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(csv)],
                [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(csv)],
            }
        )
        {
            var import = Import(bytes, book, out var problems);

            problems.ShouldBeEmpty();
            import!.Organizations.ShouldHaveSingleItem().Name.ToString().ShouldBe("Lake");
        }
    }

    private const string PlainNames =
        """{"code": "forest", "name": "Forest Forum", "short": "FF", "type": "forum", "formerNames": ["Old Bridge", "Older"]}""";

    [TestCase("code;name (fr)\nforest;Forum de la Forêt", "name", """{"en":"Forest Forum","fr":"Forum de la Forêt"}""")]
    [TestCase("code;short (fr)\nforest;FdF", "short", """{"en":"FF","fr":"FdF"}""")]
    [TestCase("code;name (en)\nforest;Forest Conference", "name", "\"Forest Conference\"")]
    [TestCase("code;name (fr)\nforest;", "name", "\"Forest Forum\"")]
    [TestCase(
        "code;name;name (fr)\nforest;Forest Conference;Forum de la Forêt",
        "name",
        """{"en":"Forest Conference","fr":"Forum de la Forêt"}""")]
    [TestCase("code;former names (fr)\nforest;Vieux Pont", "formerNames", """[{"en":"Old Bridge","fr":"Vieux Pont"},"Older"]""")]
    [TestCase("code;former names (fr)\nforest; | Plus vieux", "formerNames", """["Old Bridge",{"en":"Older","fr":"Plus vieux"}]""")]
    [TestCase(
        "code;former names (fr)\nforest;Un | Deux | Trois",
        "formerNames",
        """[{"en":"Old Bridge","fr":"Un"},{"en":"Older","fr":"Deux"},{"fr":"Trois"}]""")]
    [TestCase("code;former names\nforest;Old Bridge", "formerNames", """["Old Bridge"]""")]
    [TestCase("code;former names\nforest;", "formerNames", "")]
    public void Read_TableInOneLanguage_KeepsPlainTexts(string csv, string member, string expected)
    {
        var book = Book($$"""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": [{{PlainNames}}]}""");

        var import = Import(Encoding.UTF8.GetBytes(csv), book, out var problems);

        problems.ShouldBeEmpty();
        var written = JsonNode.Parse(ToJson(import!, book))!["organizations"]![0]![member];
        (written?.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "").ShouldBe(
            expected);
    }

    [TestCase("code,name,type\nlake,Lake,forum\nLake,Lake,forum\n", "code-similar at row 2, code (A2)|code-similar at row 3, code (A3)")]
    [TestCase("code,name,type\nFOREST,Forest,forum\n", "code-similar at row 2, code (A2)", Description = "forest is in the directory")]
    [TestCase("code,name,type\n05-mai,Five,forum\n", "code-of-date at row 2, code (A2)")]
    [TestCase("code,name,type\nMar-01,March 1,forum\n", "code-of-date at row 2, code (A2)")]
    [TestCase("code,name,type\n2024-05-05,Five,forum\n", "code-of-date at row 2, code (A2)")]
    [TestCase("code,name,type\n5-5,Five,forum\nmarch-1,March 1,forum\n05-maize,Maize,forum\niom-19,IOM,forum\n", "")]
    public void Read_NewCodeThatMayBeAMistake_IsWarnedAbout(string csv, string warnings)
    {
        var book = Book($$"""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": [{{PlainNames}}]}""");

        var import = Import(Encoding.UTF8.GetBytes(csv), book, out var problems);

        import!.Changes.Count(change => change.Kind == DirectoryChangeKind.Added).ShouldBe(csv.Split('\n').Length - 2);
        string.Join('|', problems.Select(problem => $"{problem.Code} at {problem.Place.Path}")).ShouldBe(warnings);
        problems.ShouldAllBe(problem => problem.Severity == Severity.Warning);
    }

    [Test]
    public void Read_InvisibleCharactersInHeaderAndCells_AreRemoved()
    {
        var book = Book(
            """{"regions": [{"code": "north", "name": "North"}], "types": [{"code": "forum", "name": "Forum"}], "organizations": []}""");

        var import = Import(
            Encoding.UTF8.GetBytes(
                "\uFEFFco\u00ADde,Name\u00A0 (fr),type,regions,contact\u00a0role,contact name,contact\u200B email\n"
                    + "lake\u200B,\u200FLac\u202C,for\u2060um,north\u200B,chair,Chen\u200E,\u200Bchen@example.org\n"
            ),
            book,
            out var problems);

        problems.ShouldBeEmpty();
        var lake = import!.Organizations.ShouldHaveSingleItem();
        (lake.Code, lake.Name.In("fr"), lake.Type.Code, lake.Regions.Single().Code).ShouldBe(("lake", "Lac", "forum", "north"));
        var chen = import.Contacts.ShouldHaveSingleItem();
        (chen.Name, chen.Email).ShouldBe(("Chen", "chen@example.org"));
    }

    [TestCase("chen@example.org", "Chen\u0007", "name-missing")]
    [TestCase("chén@example.org", "Chen", "email-not-ascii")]
    public void Read_ContactThatCannotBeWrittenTo_IsRefused(string email, string name, string code)
    {
        var book = Book("""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": []}""");

        Import(
            Encoding.UTF8.GetBytes($"code,name,type,contact role,contact name,contact e-mail\nlake,Lake,forum,chair,{name},{email}\n"),
            book,
            out var problems);

        problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [TestCase("26/06/2017")]
    [TestCase("26.06.2017")]
    [TestCase("26 juin 2017")]
    [TestCase("2017-06-26")]
    [TestCase("2017-06-26T10:30:00", Description = "as a cell of a workbook with a date and a time is read")]
    public void Read_DateOfASpreadsheet_IsTheDay(string date)
    {
        var book = Book($$"""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": [{{PlainNames}}]}""");

        var import = Import(Encoding.UTF8.GetBytes($"code;active from\nforest;{date}\n"), book, out var problems);

        problems.ShouldBeEmpty();
        import!.Organizations.ShouldHaveSingleItem().ActiveFrom.ShouldBe(new DateOnly(2017, 6, 26));
    }

    [TestCase("05/06/2017", "date-ambiguous")]
    [TestCase("2017-06-31", "date-invalid")]
    [TestCase("soon", "date-invalid")]
    public void Read_DateThatIsNoneOrTwo_IsAProblem(string date, string code)
    {
        var book = Book($$"""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": [{{PlainNames}}]}""");

        Import(Encoding.UTF8.GetBytes($"code;active from\nforest;{date}\n"), book, out var problems);

        problems.Select(problem => $"{problem.Code} at {problem.Place.Path}").ShouldBe([$"{code} at row 2, active from (B2)"]);
    }

    [Test]
    public void Read_DateAndTimeInACellOfAWorkbook_IsTheDay()
    {
        using var stream = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            var table = workbook.AddWorksheet("Organizations");
            table.Cell("A1").SetValue("code");
            table.Cell("B1").SetValue("active to");
            table.Cell("A2").SetValue("forest");
            table.Cell("B2").SetValue(new DateTime(2017, 6, 26, 10, 30, 0, DateTimeKind.Unspecified));
            workbook.SaveAs(stream);
        }

        var import = Import(
            stream.ToArray(),
            Book($$"""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": [{{PlainNames}}]}"""),
            out var problems);

        problems.ShouldBeEmpty();
        import!.Organizations.ShouldHaveSingleItem().ActiveTo.ShouldBe(new DateOnly(2017, 6, 26));
    }

    [Test]
    public void Read_ControlCharacterInAName_IsAProblem()
    {
        var book = Book("""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": []}""");

        Import(Encoding.UTF8.GetBytes("code,name,type\nlake,La\u0007ke,forum\n"), book, out var problems);

        problems.ShouldHaveSingleItem().Code.ShouldBe("text-invalid");
    }

    [Test]
    public void Read_WorkbookWithAReadmeFirst_FindsTheTable()
    {
        using var stream = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            workbook.AddWorksheet("README").Cell("A1").SetValue("How to fill in this table");
            workbook.AddWorksheet("Organizations").Cell("A1").SetValue("Name\u00A0");
            var table = workbook.Worksheet("Organizations");
            table.Cell("B1").SetValue(" Code");
            table.Cell("C1").SetValue("type");
            table.Cell("A2").SetValue("Lake");
            table.Cell("B2").SetValue("lake");
            table.Cell("C2").SetValue("forum");
            workbook.SaveAs(stream);
        }

        var import = Import(
            stream.ToArray(),
            Book("""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": []}"""),
            out var problems);

        problems.ShouldBeEmpty();
        import!.Organizations.ShouldHaveSingleItem().Code.ShouldBe("lake");
    }

    [Test]
    public void Read_EmptyWorkbook_IsUnreadable()
    {
        using var stream = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            workbook.AddWorksheet("Organizations");
            workbook.SaveAs(stream);
        }

        Import(stream.ToArray(), Book("""{"regions": [], "types": [], "organizations": []}"""), out var problems).ShouldBeNull();
        problems.ShouldHaveSingleItem().Code.ShouldBe("table-unreadable");
    }

    [TestCase("name,type\nLake,forum\n", "table-unreadable")]
    [TestCase("", "table-unreadable")]
    [TestCase("code,name,telephone\nlake,Lake,1\n", "table-column-unknown at row 1, telephone (C1)")]
    [TestCase("code,name,name\nlake,Lake,Lake\n", "table-column-twice at row 1, name (C1)")]
    [TestCase("code,name (french)\nlake,Lac\n", "language-invalid at row 1, name (french) (B1)")]
    [TestCase("code,name\nthe lake,Lake\n,River\n", "code-invalid at row 2, code (A2)|code-invalid at row 3, code (A3)")]
    [TestCase(
        "code,name,type\nlake,,forum\nsea,Sea,\nbay,Bay,process\n",
        "name-missing at row 2, name (B2)|type-unknown at row 3, type (C3)|type-unknown at row 4, type (C4)")]
    [TestCase("code,type\nlake,forum\nlake,process\n", "table-lines-differ at row 3, type (B3)")]
    [TestCase("code,regions\nlake,north; nord\n", "region-unknown at row 2, regions (B2)")]
    [TestCase("code,active from,active to\nlake,2017-02-30,\n", "date-invalid at row 2, active from (B2)")]
    [TestCase("code,active from,active to\nlake,2017-02-03,2016-02-03\n", "organization-dates-order at row 2, active to (C2)")]
    [TestCase(
        "code,contact role,contact name,contact e-mail,contact language\nlake,secretary,,office,english\n",
        "contact-role-unknown at row 2, contact role (B2)|"
            + "name-missing at row 2, contact name (C2)|"
            + "email-invalid at row 2, contact e-mail (D2)|language-unknown at row 2, contact language (E2)"
    )]
    [TestCase(
        "code,contact role,contact name,contact e-mail,contact language\nlake,chair,Office,office@example.org,zz\n",
        "language-unknown at row 2, contact language (E2)")]
    [TestCase(
        "code,contact role,contact name,contact e-mail\nlake,chair,A,a@example.org\nlake,chair,B,A@example.org\n",
        "contact-twice at row 3, contact e-mail (D3)")]
    [TestCase("code,name,name (fr),short\nlake,LONG,Lac,Lake\n", "directory-text-too-long at row 2, name (B2)")]
    [TestCase(
        "code,name,name (fr),short\nlake,Lake,LONG,LONG\n",
        "directory-text-too-long at row 2, name (fr) (C2)|directory-text-too-long at row 2, short (D2)")]
    [TestCase("code,former names\nlake,Old | LONG\n", "directory-text-too-long at row 2, former names (B2)")]
    public void Read_SomethingWrong_AllIsReportedWithItsCell(string csv, string expected)
    {
        csv = csv.Replace("LONG", new string('x', 301), StringComparison.Ordinal);
        var book = Book(
            """
            {"regions": [{"code": "north", "name": "North"}], "types": [{"code": "forum", "name": "Forum"}],
             "organizations": [{"code": "lake", "name": "Lake", "type": "forum"}]}
            """
        );

        Import(Encoding.UTF8.GetBytes(csv), book, out var problems);

        string.Join(
                '|',
                problems.Select(problem =>
                    $"{problem.Code} at {problem.Place.Path}".Replace(" at organizations ", " at ", StringComparison.Ordinal).TrimEnd()))
            .Replace("table-unreadable at", "table-unreadable", StringComparison.Ordinal)
            .ShouldBe(expected);
    }

    [Test]
    public void Read_AddedChangedAndMissing_IsReported()
    {
        var book = Book(
            """
            {"regions": [], "types": [{"code": "forum", "name": "Forum"}],
             "organizations": [{"code": "lake", "name": {"en": "Lake", "fr": "Lac"}, "type": "forum"},
              {"code": "river", "name": "River", "type": "forum"}]}
            """
        ) with
        {
            Contacts = [Amina, Chen],
        };

        var import = Import(
            """
            code,name (en),type,contact role,contact name,contact e-mail
            lake,Great Lake,forum,chair,Chen,chen@example.org
            sea,Sea,forum,,,

            """u8.ToArray(),
            book,
            out var problems
        )!;

        problems.ShouldBeEmpty();
        import
            .Changes.Select(change =>
            {
                var fields = change.Fields.Select(field => $"{field.Column}: {field.Before} → {field.After}");
                return $"{change.Kind} {change.Organization} {change.Contact} {string.Join(", ", fields)}".Trim();
            })
            .ShouldBe([
                "Changed lake  name (en): Lake → Great Lake",
                "Added sea",
                "Changed lake chen@example.org contact name: Chen, Chair → Chen, contact language: fr → en",
                "Removed river",
                "Removed lake amina@example.org",
            ]);
        import
            .Organizations.Select(each => each.Code)
            .ShouldBe(["lake", "river", "sea"], "what the table lacks stays until its removal is confirmed");
        import.Organizations[0].Name.In("fr").ShouldBe("Lac", "a language without a column stays");
        import.Contacts.Select(contact => contact.Email).ShouldBe(["chen@example.org", "amina@example.org"], ignoreOrder: true);
    }

    [TestCase("coast,lake", "lake,river,forest,bridge,coast", false, Description = "some of them: they stay where they stand")]
    [TestCase("coast,sea,lake", "lake,river,forest,bridge,coast,sea", false, Description = "a new one stands behind the one before it")]
    [TestCase("sea,lake", "lake,river,forest,bridge,coast,sea", false, Description = "a new one at first stands last")]
    [TestCase(
        "coast,river,sea,forest,bridge,lake",
        "coast,river,sea,forest,bridge,lake",
        true,
        Description = "all of them: the table's order")]
    public void Read_OrganizationsInAnotherOrder_OnlyAWholeTableReordersThem(string table, string expected, bool isReordered)
    {
        var (round, _) = SampleRound.Read("minimal");
        var lines = table.Split(',').Select(code => $"{code},{code} forum,forum");

        var import = Import(
            Encoding.UTF8.GetBytes($"code,name,type\n{string.Join('\n', lines)}\n"),
            new DirectoryBook(round, [], new HashSet<string>()),
            out var problems);

        problems.ShouldBeEmpty();
        string.Join(',', import!.Organizations.Select(organization => organization.Code)).ShouldBe(expected);
        import.IsReordered.ShouldBe(isReordered);
    }

    private static DirectoryBook Book(string directory)
    {
        var (round, _) = SampleRound.Read("minimal");
        var (read, problems) = RoundParsing.ReadJson(directory, DirectoryReader.Read);
        problems.ShouldBeEmpty();
        return new DirectoryBook(round with { Directory = read! }, [], new HashSet<string>());
    }

    private static byte[] Export(DirectoryBook book, string format)
    {
        using var output = new MemoryStream();
        var table = DirectoryTable.Of(book.Directory, book.Contacts);
        if (format == "csv")
        {
            DirectoryFile.WriteCsv(output, table);
        }
        else
        {
            DirectoryFile.WriteWorkbook(output, table);
        }

        return output.ToArray();
    }

    private static DirectoryImport? Import(byte[] file, DirectoryBook book, out IReadOnlyList<Problem> problems)
    {
        var log = new ProblemLog();
        var import = DirectoryFile.Read(file, "organizations", log) is { } sheet
            ? DirectoryImport.Read(sheet, book, removes: false, log)
            : null;
        problems = log.Problems;
        return import;
    }

    private static string ToJson(DirectoryImport import, DirectoryBook book) =>
        DirectoryWriter.Write(book.Directory.With(import.Organizations));
}
