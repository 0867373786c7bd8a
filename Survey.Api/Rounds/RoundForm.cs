using System.Text;
using System.Text.Json.Nodes;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Questionnaires.Json;
using Survey.Core.Reading.Typed;
using Survey.Files.XlsForms;

namespace Survey.Api.Rounds;

/// <summary>Reads the forms about a round into the documents of a round.</summary>
/// <param name="form">The form.</param>
/// <param name="problems">Receives the problems found.</param>
internal sealed class RoundForm(IFormCollection form, ProblemLog problems)
{
    private const decimal Percent = 100;

    private static readonly string[] Days = ["opens", "deadline", "closes"];

    private ILookup<string, UploadedFile>? _uploaded;

    /// <summary>The members of <c>analysis</c> that say what is counted.</summary>
    public static IReadOnlyList<string> Counted { get; } = ["repeat", "coded", "status"];

    /// <summary>
    /// The files to keep in the form when it is shown again: all that have no error themselves, unless they are too large.
    /// </summary>
    /// <param name="frame">The page, with the problems found.</param>
    public async Task<ILookup<string, UploadedFile>> Keep(DeskFrame frame)
    {
        var faulty = frame.Problems
            .Where(problem => problem.Severity == Severity.Error)
            .Select(problem => frame.FileParts.GetValueOrDefault(problem.Place.File) ?? ShownProblem.FindPart(problem.Place.File))
            .OfType<string>()
            .Select(RoundPart.FieldOf)
            .ToHashSet(StringComparer.Ordinal);
        var kept = (await GetUploaded())
            .Where(files => !faulty.Contains(files.Key))
            .SelectMany(files => files.Select(file => (Field: files.Key, File: file)))
            .ToList();
        return (kept.Sum(each => (long)each.File.Bytes.Length) <= KeptFile.Largest ? kept : []).ToLookup(
            each => each.Field,
            each => each.File,
            StringComparer.Ordinal);
    }

    /// <summary>The part that each uploaded file gives, by the name of the file.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindParts()
    {
        var uploaded = await GetUploaded();
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in RoundPart.All)
        {
            foreach (var file in uploaded[RoundPart.FieldOf(part)])
            {
                parts.TryAdd(file.Name, part);
            }
        }

        return parts;
    }

    /// <summary>The text typed in a field, without surrounding white space.</summary>
    public string Get(string name) => form[name].ToString().Trim();

    /// <summary>The values of a field that may occur several times, such as ticked boxes.</summary>
    public IReadOnlyList<string> GetAll(string name) => [.. form[name].OfType<string>()];

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
        if (await FindUploaded(RoundPart.Questionnaire) is not { } file)
        {
            return null;
        }

        // A JSON file is kept as it is, so that its problems are reported with their places in the file.
        if (IsJson(file))
        {
            return file.Bytes;
        }

        var outcome = await Uploads.ReadInTurn(context, ending => QuestionnaireFile.Read(file.Bytes, file.Name, ending));
        foreach (var problem in outcome.Problems)
        {
            problems.Add(problem);
        }

        return outcome.Succeeded ? Encoding.UTF8.GetBytes(QuestionnaireWriter.Write(outcome.Value)) : null;
    }

    /// <summary>The uploaded files by field. They are read once, because each reading copies them.</summary>
    private async Task<ILookup<string, UploadedFile>> GetUploaded() => _uploaded ??= await Uploads.ReadAll(form);

    /// <summary>The files uploaded for a part of the round.</summary>
    public async Task<IReadOnlyList<UploadedFile>> GetUploaded(string part) => [.. (await GetUploaded())[RoundPart.FieldOf(part)]];

    /// <summary>The file uploaded for a part of the round; null for none.</summary>
    public async Task<UploadedFile?> FindUploaded(string part) => (await GetUploaded())[RoundPart.FieldOf(part)].FirstOrDefault();

    /// <summary>True for JSON, by its content or its name. All else is a table, a form or nothing that can be read.</summary>
    public static bool IsJson(UploadedFile file)
    {
        var text = file.Bytes.AsSpan();
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..]
            || Path.GetExtension(file.Name).Equals(".json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A number, with or without a percent sign; an invalid or ambiguous one is kept as typed.</summary>
    private static JsonNode ToNumber(string typed, decimal unit) =>
        TypedNumber.Find(typed.TrimEnd('%', '٪', ' ', '\u00a0', '\u202f')).Value is { } number
            ? JsonValue.Create(number / unit)
            : JsonValue.Create(typed);
}
