using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Reading.Typed;
using Survey.Core.Rounds;
using Survey.Files.XlsForms;

namespace Survey.Api.Rounds;

/// <summary>Reads the forms about a round into the documents of a round.</summary>
/// <param name="form">The form.</param>
/// <param name="problems">Receives the problems found.</param>
internal sealed class RoundForm(IFormCollection form, ProblemLog problems)
{
    private const decimal Percent = 100;

    private static readonly string[] Days = ["opens", "deadline", "closes"];

    /// <summary>The members of <c>analysis</c> that say what is counted.</summary>
    public static IReadOnlyList<string> Counted { get; } = ["repeat", "coded", "status"];

    /// <summary>The text typed in a field, without surrounding white space.</summary>
    public string Get(string name) => form[name].ToString().Trim();

    /// <summary>Reports that a field with a date is missing.</summary>
    public void Require(string name) => problems.Add(ProblemCatalogue.DateInvalid["missing"], Place.OfFile("request").Member(name));

    /// <summary>The three dates; an invalid one is a problem.</summary>
    public RoundDates ReadDates()
    {
        var days = Days.Select(ReadDay).ToList();
        return new RoundDates(days[0], days[1], days[2]);
    }

    /// <summary>A date; null if it is empty or invalid, which is a problem.</summary>
    public DateOnly? ReadDay(string name)
    {
        var typed = Get(name);
        return typed.Length == 0 ? null : TypedDate.Read(typed, Place.OfFile("request").Member(name), problems);
    }

    /// <summary>
    /// The member <c>recurrence</c> of a round; a share is typed in percent. An invalid number is kept as typed, so that reading the
    /// document reports it.
    /// </summary>
    public JsonObject ReadRule()
    {
        RefuseShare("threshold");
        return new JsonObject
        {
            ["threshold"] = ToNumber(Get("threshold"), Percent),
            ["denominator"] = Get("denominator"),
            ["minimum"] = ToNumber(Get("minimum"), 1),
        };
    }

    /// <summary>Reports a number below 1 in a field of a percentage: 0.5 may be meant as half.</summary>
    private void RefuseShare(string name)
    {
        var typed = Get(name);
        if (TypedNumber.Find(typed).Value is > 0 and < 1 and var share)
        {
            problems.Add(
                ProblemCatalogue.NumberOutOfRange["percent"],
                Place.OfFile("request").Member(name),
                ("found", typed),
                ("percent", share * Percent));
        }
    }

    /// <summary>The questions that are counted, by member of <c>analysis</c>. Empty for the usual question.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ReadCounted() =>
        [.. Counted.Select(member => KeyValuePair.Create(member, Get(member)))];

    /// <summary>
    /// The member <c>contact</c> of a round; null if both fields are empty. An invalid value is kept as typed, so that reading the document
    /// reports it.
    /// </summary>
    public JsonObject? ReadContact() =>
        Get("contact-name").Length + Get("contact-email").Length == 0
            ? null
            : new JsonObject { ["name"] = Get("contact-name"), ["email"] = Get("contact-email") };

    /// <summary>The uploaded questionnaire, as JSON; null if there is none, or if it has errors.</summary>
    public async Task<byte[]?> ReadQuestionnaire(HttpContext context)
    {
        if (await Uploads.Read(form, "questionnaire-file") is not var (name, bytes))
        {
            return null;
        }

        // A JSON file is kept as it is, so that its problems are reported with their places in the file.
        if (Path.GetExtension(name).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            return bytes;
        }

        var outcome = await Uploads.ReadInTurn(context, ending => QuestionnaireFile.Read(bytes, name, ending));
        foreach (var problem in outcome.Problems)
        {
            problems.Add(problem);
        }

        return outcome.Succeeded ? Encoding.UTF8.GetBytes(QuestionnaireWriter.Write(outcome.Value)) : null;
    }

    /// <summary>
    /// The documents of a new round that were given. Further frameworks are those uploaded, or else those of the questionnaire's round.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="find">Finds a round whose documents can be reused.</param>
    public async Task<IReadOnlyList<RoundFile>> ReadFiles(HttpContext context, Func<string, Task<RoundDefinition?>> find)
    {
        var framework = await ReadPart(context, "framework", find);
        var directory = await ReadPart(context, "directory", find);
        var questionnaire = await ReadPart(context, "questionnaire", find);
        var round = new JsonObject
        {
            ["code"] = Get("code"),
            ["title"] = Get("title"),
            ["questionnaire"] = CodeIn(questionnaire),
            ["framework"] = CodeIn(framework),
        };
        var dates = ReadDates();
        Add(round, "opens", dates.Opens);
        Add(round, "deadline", dates.Deadline);
        Add(round, "closes", dates.Closes);
        round["recurrence"] = ReadRule();
        byte[]?[] four = [framework, directory, questionnaire, Encoding.UTF8.GetBytes(round.ToJsonString())];
        var given = RoundDefinition.FileNames.Zip(four).Where(each => each.Second is not null);
        return [.. given.Select(each => new RoundFile(each.First, each.Second!)), .. await ReadFurther(find)];
    }

    private async Task<IEnumerable<RoundFile>> ReadFurther(Func<string, Task<RoundDefinition?>> find)
    {
        var uploaded = await Uploads.ReadAll(form, "frameworks-file");
        return uploaded.Count > 0 ? uploaded.Select(file => new RoundFile($"{RoundDefinition.FrameworkFolder}/{file.Name}", file.Bytes))
            : form.Files.GetFile("questionnaire-file") is not { Length: > 0 } && await find(Get("questionnaire-round")) is { } other
                ? other.ToFiles().Where(file => file.Name.StartsWith($"{RoundDefinition.FrameworkFolder}/", StringComparison.Ordinal))
            : [];
    }

    private async Task<byte[]?> ReadPart(HttpContext context, string part, Func<string, Task<RoundDefinition?>> find)
    {
        var uploaded = part == "questionnaire" ? await ReadQuestionnaire(context) : (await Uploads.Read(form, $"{part}-file"))?.Bytes;
        if (
            uploaded is not null
            || form.Files.GetFile($"{part}-file") is { Length: > 0 }
            || await find(Get($"{part}-round")) is not { } other)
        {
            return uploaded;
        }

        return Encoding.UTF8.GetBytes(part switch
        {
            "framework" => other.Framework,
            "directory" => other.Directory,
            _ => other.Questionnaire,
        });
    }

    private static void Add(JsonObject document, string member, DateOnly? day)
    {
        if (day is { } given)
        {
            document[member] = given.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A number, with or without a percent sign; an invalid or ambiguous one is kept as typed.</summary>
    private static JsonNode ToNumber(string typed, decimal unit) =>
        TypedNumber.Find(typed.TrimEnd('%', '٪', ' ', '\u00a0', '\u202f')).Value is { } number
            ? JsonValue.Create(number / unit)
            : JsonValue.Create(typed);

    private static string CodeIn(byte[]? document)
    {
        try
        {
            return document is null ? "" : JsonNode.Parse(document)?["code"]?.GetValue<string>() ?? "";
        }
        catch (Exception malformed) when (malformed is System.Text.Json.JsonException or InvalidOperationException)
        {
            // Reading the document reports this, with its place.
            return "";
        }
    }
}
