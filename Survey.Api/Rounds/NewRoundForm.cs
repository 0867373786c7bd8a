using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Survey.Api.Pages;
using Survey.Api.Texts;
using Survey.Collecting.Directories;
using Survey.Core.Frameworks;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Rounds;
using Survey.Files.Library;
using Survey.Files.Tables;

namespace Survey.Api.Rounds;

/// <summary>
/// Reads the form of a new round into its documents. Each part comes from the library, another round or a file, or begins blank. The
/// questionnaire is read first, because it suggests the framework.
/// </summary>
/// <param name="form">The form.</param>
/// <param name="problems">Receives the problems found.</param>
/// <param name="context">The request.</param>
/// <param name="find">Finds a round whose documents can be reused.</param>
internal sealed class NewRoundForm(
    RoundForm form,
    ProblemLog problems,
    HttpContext context,
    Func<string, Task<RoundDefinition?>> find)
{
    /// <summary>Name of the boxes for the languages of parts from the library.</summary>
    public const string Languages = "languages";

    /// <summary>The field with the round that has the names of the types and regions in a table.</summary>
    public const string NamesField = "directory-round-names";

    private const string BlankDirectory = """{"regions":[],"types":[],"organizations":[]}""";

    private readonly InterfaceTexts _texts = PageLanguage.Choose(context);

    /// <summary>The documents that were given, and the contacts of the directory.</summary>
    /// <param name="codes">The codes of the rounds that there are.</param>
    public async Task<(IReadOnlyList<RoundFile> Files, IReadOnlyList<Contact> Contacts)> Read(IReadOnlyCollection<string> codes)
    {
        var code = form.Get("code") is { Length: > 0 } typed ? typed : ProposeCode(codes);
        var source = await RoundSource.Of(form, RoundPart.Questionnaire);
        var questionnaire = source.Kind switch
        {
            RoundSource.File => await form.ReadQuestionnaire(context),
            RoundSource.Blank => MakeQuestionnaire(code),
            _ => await Reuse(RoundPart.Questionnaire, source, other => other.Questionnaire),
        };
        var (framework, further) = await ReadFrameworks(source, questionnaire, code);
        if (source.Kind is RoundSource.Library or RoundSource.Blank && questionnaire is not null && framework is not null)
        {
            questionnaire = WithFramework(questionnaire, MemberOf(framework, "code"));
        }

        var (directory, contacts) = await ReadDirectory(MemberOf(questionnaire, "defaultLanguage"));
        var round = new JsonObject
        {
            ["code"] = code,
            ["title"] = form.Get("title"),
            ["questionnaire"] = MemberOf(questionnaire, "code"),
            ["framework"] = MemberOf(framework, "code"),
        };
        if (form.Get("access") == "open")
        {
            round["access"] = "open";
        }

        var dates = form.ReadDates();
        Add(round, "opens", dates.Opens);
        Add(round, "deadline", dates.Deadline);
        Add(round, "closes", dates.Closes);
        round["recurrence"] = form.ReadRule();
        if (await FindAnalysis(source) is { } analysis)
        {
            // What is counted belongs to the questionnaire.
            round["analysis"] = analysis;
        }

        byte[]?[] four = [framework, directory, questionnaire, Encoding.UTF8.GetBytes(round.ToJsonString())];
        var given = RoundDefinition.FileNames.Zip(four).Where(each => each.Second is not null);
        return ([.. given.Select(each => new RoundFile(each.First, each.Second!)), .. further], contacts);
    }

    /// <summary>A code from the title, or from the year if the title has no Latin letters; empty without a title.</summary>
    private string ProposeCode(IReadOnlyCollection<string> codes)
    {
        var year = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().Year;
        return form.Get("title") is not { Length: > 0 } title ? ""
            : Propose(title) is { Length: > 0 } code ? code
            : Propose($"round {year}");

        string Propose(string text) => Code.FromText(text, RoundLimits.MaxCodeLength, each => codes.Contains(each, StringComparer.Ordinal));
    }

    /// <summary>
    /// The framework, and the further ones: those uploaded, or else those of the questionnaire's round.
    /// </summary>
    private async Task<(byte[]? Framework, IReadOnlyList<RoundFile> Further)> ReadFrameworks(
        RoundSource questionnaire,
        byte[]? document,
        string code)
    {
        var further = new List<RoundFile>();
        foreach (var file in await form.GetUploaded(RoundPart.Further))
        {
            if (await ReadFramework(file, "") is { } read)
            {
                further.Add(new RoundFile(
                    $"{RoundDefinition.FrameworkFolder}/{(RoundForm.IsJson(file) ? file.Name : Path.ChangeExtension(file.Name, ".json"))}",
                    read));
            }
        }

        if (further.Count == 0 && questionnaire.Kind == RoundSource.Round && await find(questionnaire.Code) is { } other)
        {
            further.AddRange(other.ToFiles().Where(file =>
                file.Name.StartsWith($"{RoundDefinition.FrameworkFolder}/", StringComparison.Ordinal)));
        }

        var source = await RoundSource.Of(form, RoundPart.Framework);
        if (source.Kind == RoundSource.Suggested)
        {
            source = Suggest(questionnaire, document);
        }

        var framework = source.Kind switch
        {
            RoundSource.File when await form.FindUploaded(RoundPart.Framework) is { } chosen =>
                await ReadFramework(chosen, MemberOf(document, "framework")),
            RoundSource.Blank => MakeFramework(code),
            _ => await Reuse(RoundPart.Framework, source, definition => definition.Framework),
        };
        return (framework, further);
    }

    /// <summary>Where the framework comes from that a questionnaire is written for.</summary>
    private RoundSource Suggest(RoundSource questionnaire, byte[]? document)
    {
        if (questionnaire.Kind is RoundSource.Round or RoundSource.Blank)
        {
            return questionnaire;
        }

        var code = questionnaire.Kind == RoundSource.Library
            ? FindItem(LibraryKind.Questionnaire, questionnaire.Code)?.Framework
            : MemberOf(document, "framework");
        if (FindItem(LibraryKind.Framework, code ?? "") is { } item)
        {
            return new RoundSource(RoundSource.Library, item.Code);
        }

        if (document is not null)
        {
            problems.Add(
                ProblemCatalogue.FileMissing["framework"],
                Place.OfFile("request").Member(RoundSource.FieldOf(RoundPart.Framework)));
        }

        return new RoundSource("", "");
    }

    /// <summary>An uploaded framework, as JSON; null after a problem.</summary>
    /// <param name="file">The file.</param>
    /// <param name="code">The code of a table that does not say one; empty for the name of the file.</param>
    private async Task<byte[]?> ReadFramework(UploadedFile file, string code)
    {
        if (RoundForm.IsJson(file))
        {
            return file.Bytes;
        }

        var name = Path.GetFileNameWithoutExtension(file.Name);
        var usual = code.Length > 0 ? code : Code.IsValid(name) ? name : "framework";
        var framework = await Uploads.ReadInTurn(
            context,
            ending => FrameworkFile.Read(file.Bytes, file.Name, usual, name, problems, ending));
        return framework is null ? null : Encoding.UTF8.GetBytes(FrameworkWriter.Write(framework));
    }

    /// <summary>
    /// The directory, as JSON, and its contacts. A table has no names of types and regions; it gets those of the round chosen beside it.
    /// </summary>
    private async Task<(byte[]? Directory, IReadOnlyList<Contact> Contacts)> ReadDirectory(string language)
    {
        var source = await RoundSource.Of(form, RoundPart.Directory);
        if (source.Kind == RoundSource.Blank)
        {
            return (Encoding.UTF8.GetBytes(BlankDirectory), []);
        }

        if (source.Kind != RoundSource.File || await form.FindUploaded(RoundPart.Directory) is not { } file)
        {
            return (await Reuse(RoundPart.Directory, source, other => other.Directory), []);
        }

        if (RoundForm.IsJson(file))
        {
            return (file.Bytes, []);
        }

        var names = form.Get(NamesField) is { Length: > 0 } chosen ? chosen
            : form.Get(RoundSource.FieldOf(RoundPart.Directory)).Length == 0 ? form.Get(RoundSource.RoundFieldOf(RoundPart.Directory))
            : "";
        var known = (await find(names))?.ToRound().Directory;
        var read =
            await Uploads.ReadInTurn(context, ending => DirectoryFile.Read(file.Bytes, file.Name, problems, ending)) is { } table
                ? NewDirectory.Read(table, known, language.Length > 0 ? language : "en", problems)
                : null;
        return read is null ? (null, []) : (Encoding.UTF8.GetBytes(DirectoryWriter.Write(read.Directory)), read.Contacts);
    }

    /// <summary>A document of the library or of another round; null if there is none.</summary>
    private async Task<byte[]?> Reuse(string part, RoundSource source, Func<RoundDefinition, string> get) => source.Kind switch
    {
        RoundSource.Library => FindItem(part, source.Code)?.ToDocument(form.GetAll(Languages), _texts.Language),
        RoundSource.Round when await find(source.Code) is { } other => Encoding.UTF8.GetBytes(get(other)),
        _ => null,
    };

    private async Task<JsonNode?> FindAnalysis(RoundSource questionnaire) => questionnaire.Kind switch
    {
        RoundSource.Library => FindItem(LibraryKind.Questionnaire, questionnaire.Code)?.ToAnalysis(form.GetAll(Languages)),
        RoundSource.Round when await find(questionnaire.Code) is { } source =>
            JsonNode.Parse(source.Round)?["analysis"]?.DeepClone(),
        _ => null,
    };

    private static LibraryItem? FindItem(string kind, string code) =>
        ProductLibrary.Items.FirstOrDefault(item => item.Kind == kind && item.Code == code);

    /// <summary>A framework to begin with: one element.</summary>
    private byte[] MakeFramework(string code) => ToBytes(new JsonObject
    {
        ["code"] = Code.IsValid(code) ? code : "framework",
        ["name"] = form.Get("title"),
        ["elements"] = new JsonArray(new JsonObject { ["code"] = "1", ["title"] = InLanguages("library.blank.element") }),
    });

    /// <summary>A questionnaire to begin with: one section with one question.</summary>
    private byte[] MakeQuestionnaire(string code) => ToBytes(new JsonObject
    {
        ["code"] = Code.IsValid(code) ? code : "questionnaire",
        ["version"] = "1",
        ["defaultLanguage"] = ChosenLanguages.Contains(_texts.Language, StringComparer.Ordinal) ? _texts.Language : ChosenLanguages[0],
        ["title"] = form.Get("title"),
        ["items"] = new JsonArray(new JsonObject
        {
            ["type"] = "section",
            ["code"] = "section_1",
            ["label"] = InLanguages("library.blank.section"),
            ["items"] = new JsonArray(new JsonObject
            {
                ["type"] = "text",
                ["code"] = "question_1",
                ["label"] = InLanguages("library.blank.question"),
                ["multiline"] = true,
            }),
        }),
    });

    private IReadOnlyList<string> ChosenLanguages =>
        form.GetAll(Languages) is { Count: > 0 } chosen && chosen.All(language => Core.Languages.Language.Find(language) is not null)
            ? chosen
            : [.. InterfaceTexts.Languages.Select(each => each.Tag)];

    private JsonObject InLanguages(string key) =>
        new(ChosenLanguages.Select(language => KeyValuePair.Create<string, JsonNode?>(language, InterfaceTexts.Of(language)[key])));

    private static byte[] ToBytes(JsonNode document) => Encoding.UTF8.GetBytes(document.ToJsonString());

    private static byte[] WithFramework(byte[] questionnaire, string code)
    {
        var document = JsonNode.Parse(questionnaire)!.AsObject();
        document["framework"] = code;
        return ToBytes(document);
    }

    private static void Add(JsonObject document, string member, DateOnly? day)
    {
        if (day is { } given)
        {
            document[member] = given.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }

    private static string MemberOf(byte[]? document, string member)
    {
        try
        {
            return document is null ? "" : JsonNode.Parse(document)?[member]?.GetValue<string>() ?? "";
        }
        catch (Exception malformed) when (malformed is System.Text.Json.JsonException or InvalidOperationException)
        {
            // Reading the document reports this, with its place.
            return "";
        }
    }
}
