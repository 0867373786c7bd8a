using System.Text;
using Survey.Collecting.Directories;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Directories;

public sealed class DirectoryImportTests
{
    private static readonly Contact Amina = new(Guid.CreateVersion7(), "lake", ActorRole.Secretariat, "Amina", "amina@example.org", "en", Bounce: null);
    private static readonly Contact Chen = new(Guid.CreateVersion7(), "lake", ActorRole.Chair, "Chen, Chair", "chen@example.org", "fr", Bounce: null);

    private static IEnumerable<string> Samples() =>
        Directory.EnumerateDirectories(Repository.PathOf("samples")).Where(folder => File.Exists(Path.Combine(folder, "round.json"))).Select(folder => Path.GetFileName(folder)!);

    [Test]
    public void Read_WhatWasExported_ChangesNothing(
        [ValueSource(nameof(Samples))] string sample,
        [Values("csv", "xlsx")] string format)
    {
        var (round, _) = SampleRound.Read(sample);
        var contacts = round.Directory.Organizations.SelectMany(each => new[] { Amina with { Organization = each.Code }, Chen with { Organization = each.Code } }).ToList();
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
    [TestCase("""{"code": "lake", "name": "Lake", "type": "forum", "formerNames": ["A | B", {"fr": "C\\D"}, "E"], "activeFrom": "2001-02-03", "activeTo": "2001-02-03"}""")]
    public void Read_UnusualOrganizationExported_ChangesNothing(string organization)
    {
        var book = Book($$"""{"regions": [{"code": "north", "name": "North"}, {"code": "south", "name": "South"}], "types": [{"code": "forum", "name": "Forum"}], "organizations": [{{organization}}]}""");

        foreach (var format in new[] { "csv", "xlsx" })
        {
            var import = Import(Export(book, format), book, out var problems);

            problems.ShouldBeEmpty();
            import!.Changes.ShouldBeEmpty();
            ToJson(import, book).ShouldBe(DirectoryWriter.Write(book.Directory));
        }
    }

    [Test]
    public void WriteCsv_TextThatLooksLikeAFormula_IsNeutralized()
    {
        var csv = Encoding.UTF8.GetString(Export(Book("""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": [{"code": "lake", "name": "=1+1", "type": "forum"}]}"""), "csv"));

        csv.ShouldStartWith("\uFEFFcode,name,");
        csv.ShouldContain("lake,'=1+1,");
    }

    [TestCase("code;name;type\r\nlake;Lake;forum\r\n", Description = "semicolons, as spreadsheets of many countries write them")]
    [TestCase("code\tname\ttype\nlake\tLake\tforum\n")]
    [TestCase("type,CODE, Name \nforum,lake,\"Lake\"\n", Description = "another order, other letters")]
    public void Read_CsvOfSpreadsheets_IsUnderstood(string csv)
    {
        var book = Book("""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": []}""");
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(csv), Encoding.UTF8.GetBytes("\uFEFF" + csv), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(csv)] })
        {
            var import = Import(bytes, book, out var problems);

            problems.ShouldBeEmpty();
            import!.Organizations.ShouldHaveSingleItem().Name.ToString().ShouldBe("Lake");
        }
    }

    [TestCase("name,type\nLake,forum\n", "table-unreadable")]
    [TestCase("", "table-unreadable")]
    [TestCase("code,name,telephone\nlake,Lake,1\n", "table-column-unknown at row 1, telephone (C1)")]
    [TestCase("code,name,name\nlake,Lake,Lake\n", "table-column-twice at row 1, name (C1)")]
    [TestCase("code,name (french)\nlake,Lac\n", "language-invalid at row 1, name (french) (B1)")]
    [TestCase("code,name\nthe lake,Lake\n,River\n", "code-invalid at row 2, code (A2)|code-invalid at row 3, code (A3)")]
    [TestCase("code,name,type\nlake,,forum\nsea,Sea,\nbay,Bay,process\n", "name-missing at row 2, name (B2)|type-unknown at row 3, type (C3)|type-unknown at row 4, type (C4)")]
    [TestCase("code,type\nlake,forum\nlake,process\n", "table-lines-differ at row 3, type (B3)")]
    [TestCase("code,regions\nlake,north; nord\n", "region-unknown at row 2, regions (B2)")]
    [TestCase("code,active from,active to\nlake,2017-02-30,\n", "date-invalid at row 2, active from (B2)")]
    [TestCase("code,active from,active to\nlake,2017-02-03,2016-02-03\n", "organization-dates-order at row 2, active to (C2)")]
    [TestCase("code,contact role,contact name,contact e-mail,contact language\nlake,secretary,,office,english\n", "contact-role-unknown at row 2, contact role (B2)|name-missing at row 2, contact name (C2)|email-invalid at row 2, contact e-mail (D2)|language-unknown at row 2, contact language (E2)")]
    [TestCase("code,contact role,contact name,contact e-mail,contact language\nlake,chair,Office,office@example.org,zz\n", "language-unknown at row 2, contact language (E2)")]
    [TestCase("code,contact role,contact name,contact e-mail\nlake,chair,A,a@example.org\nlake,chair,B,A@example.org\n", "contact-twice at row 3, contact e-mail (D3)")]
    [TestCase("code,name,name (fr),short\nlake,LONG,Lac,Lake\n", "directory-text-too-long at row 2, name (B2)")]
    [TestCase("code,name,name (fr),short\nlake,Lake,LONG,LONG\n", "directory-text-too-long at row 2, name (fr) (C2)|directory-text-too-long at row 2, short (D2)")]
    [TestCase("code,former names\nlake,Old | LONG\n", "directory-text-too-long at row 2, former names (B2)")]
    public void Read_SomethingWrong_AllIsToldWithItsCell(string csv, string expected)
    {
        csv = csv.Replace("LONG", new string('x', 301), StringComparison.Ordinal);
        var book = Book("""{"regions": [{"code": "north", "name": "North"}], "types": [{"code": "forum", "name": "Forum"}], "organizations": [{"code": "lake", "name": "Lake", "type": "forum"}]}""");

        Import(Encoding.UTF8.GetBytes(csv), book, out var problems);

        string.Join('|', problems.Select(problem => $"{problem.Code} at {problem.Place.Path}".Replace(" at organizations ", " at ", StringComparison.Ordinal).TrimEnd()))
            .Replace("table-unreadable at", "table-unreadable", StringComparison.Ordinal)
            .ShouldBe(expected);
    }

    [Test]
    public void Read_AddedChangedAndMissing_IsTold()
    {
        var book = Book("""{"regions": [], "types": [{"code": "forum", "name": "Forum"}], "organizations": [{"code": "lake", "name": {"en": "Lake", "fr": "Lac"}, "type": "forum"}, {"code": "river", "name": "River", "type": "forum"}]}""") with { Contacts = [Amina, Chen] };

        var import = Import("code,name (en),type,contact role,contact name,contact e-mail\nlake,Great Lake,forum,chair,Chen,chen@example.org\nsea,Sea,forum,,,\n"u8.ToArray(), book, out var problems)!;

        problems.ShouldBeEmpty();
        import.Changes.Select(change => $"{change.Kind} {change.Organization} {change.Contact} {string.Join(", ", change.Fields.Select(field => $"{field.Column}: {field.Before} → {field.After}"))}".Trim()).ShouldBe(
        [
            "Changed lake  name (en): Lake → Great Lake",
            "Added sea",
            "Changed lake chen@example.org contact name: Chen, Chair → Chen, contact language: fr → en",
            "Removed river",
            "Removed lake amina@example.org",
        ]);
        import.Organizations.Select(each => each.Code).ShouldBe(["lake", "river", "sea"], "what the table lacks stays until its removal is confirmed");
        import.Organizations[0].Name.In("fr").ShouldBe("Lac", "a language without a column stays");
        import.Contacts.Select(contact => contact.Email).ShouldBe(["chen@example.org", "amina@example.org"], ignoreOrder: true);
    }

    [TestCase("coast,lake", "lake,river,forest,bridge,coast", false, Description = "some of them: they stay where they stand")]
    [TestCase("coast,sea,lake", "lake,river,forest,bridge,coast,sea", false, Description = "a new one stands behind the one before it")]
    [TestCase("sea,lake", "lake,river,forest,bridge,coast,sea", false, Description = "a new one at first stands last")]
    [TestCase("coast,river,sea,forest,bridge,lake", "coast,river,sea,forest,bridge,lake", true, Description = "all of them: the table's order")]
    public void Read_OrganizationsInAnotherOrder_OnlyAWholeTableReordersThem(string table, string expected, bool isReordered)
    {
        var (round, _) = SampleRound.Read("minimal");
        var lines = table.Split(',').Select(code => $"{code},{code} forum,forum");

        var import = Import(Encoding.UTF8.GetBytes($"code,name,type\n{string.Join('\n', lines)}\n"), new DirectoryBook(round, [], new HashSet<string>()), out var problems);

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
        var import = DirectoryFile.Read(file, "organizations", log) is { } sheet ? DirectoryImport.Read(sheet, book, removes: false, log) : null;
        problems = log.Problems;
        return import;
    }

    private static string ToJson(DirectoryImport import, DirectoryBook book) =>
        DirectoryWriter.Write(new OrganizationDirectory(book.Directory.Regions, book.Directory.Types, import.Organizations));
}
