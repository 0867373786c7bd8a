using System.Globalization;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Rounds;
using Survey.Collecting.Translations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Translations;
using Survey.Files.Translations;

namespace Survey.Api.Translations;

/// <summary>The page of a round's translations: counts, texts to translate, and the files that translators work with.</summary>
internal static class TranslationPages
{
    /// <summary>The field with a file of translations.</summary>
    public const string File = "translations";

    /// <summary>The value of <c>show</c> for all texts; without it, only those that are missing or to be checked.</summary>
    public const string All = "all";

    /// <summary>The beginning of the names of boxes that say that a translation is right.</summary>
    public const string Reviewed = "reviewed-";

    private const string Path = "/translations";

    /// <summary>Maps <c>/rounds/{round}/translations</c>.</summary>
    public static void MapTranslationPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/translations", Get).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/translations", Post).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsLarge();
        group.MapPost("/{round}/translations/file", PostFile).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsFiles();
        group.MapGet("/{round}/translations/{language}.{format}", GetFile).RequireAuthorization(AccessPolicies.CoordinatorPage);
    }

    private static async Task<IResult> Get(
        HttpContext context,
        string round,
        string? from,
        string? to,
        string? show,
        int? skip,
        RoundDesk rounds,
        TranslationDesk desk) =>
        await Show(context, round, new TranslationView(from, to, show == All, Math.Max(0, skip ?? 0)), [], form: null, rounds, desk);

    private static async Task<IResult> Post(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        TranslationDesk desk)
    {
        var view = new TranslationView(form["from"], form["to"], form["show"] == All, ReadNumber(form["skip"]) ?? 0);
        if (view is not { From: { } from, To: { } to } || await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var place = Place.OfFile("request");
        var entries = form.Keys
            .Where(key => key.Length == 17 && key[0] == 't')
            .Select(id => new ReadTranslation(
                id,
                Source: null,
                form[id].ToString().ReplaceLineEndings("\n").Trim(),
                form[Reviewed + id] == "yes",
                place.Member(id)))
            .ToList();
        var problems = new ProblemLog();
        var outcome = await desk.Take(
            round,
            new TranslationFile(new TranslationHead(round, ReadNumber(form["revision"]) ?? 0, from, to), place, entries),
            problems,
            language: null,
            context.User.GetActor(),
            context.RequestAborted);
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = standing }).GoTo($"{Path}{view.ToQuery()}", "translations-saved", outcome.Problems)
            : await Show(context, round, view, outcome.Problems, form, rounds, desk);
    }

    private static async Task<IResult> PostFile(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        TranslationDesk desk)
    {
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var problems = new ProblemLog();
        TranslationFile? read = null;
        if (await Uploads.Read(form, File) is { } file)
        {
            read = await Uploads.ReadInTurn(context, ending => TranslationFiles.Read(file.Bytes, file.Name, problems, ending));
        }
        else
        {
            problems.Add(ProblemCatalogue.FileMissing["not-chosen"], Place.OfFile("request").Member(File));
        }

        var outcome = read is null
            ? problems.ToOutcome<TranslationsTaken>(null)
            : await desk.Take(round, read, problems, language: null, context.User.GetActor(), context.RequestAborted);
        var view = new TranslationView(read?.Head.From, read?.Head.To, IsAll: false, Skip: 0);
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = standing }).GoTo($"{Path}{view.ToQuery()}", "translations-saved", outcome.Problems)
            : await Show(context, round, view, outcome.Problems, form: null, rounds, desk);
    }

    private static async Task<IResult> GetFile(
        HttpContext context,
        string round,
        string language,
        string format,
        string? from,
        TranslationDesk desk)
    {
        if (await desk.Find(round, context.RequestAborted) is not { } translations
            || TranslationFiles.FindFormat($"{round}.{format}") is not { } chosen
            || !LanguageTag.IsValid(language)
            || (from is not null && !LanguageTag.IsValid(from)))
        {
            return Results.NotFound();
        }

        using var file = new MemoryStream();
        var set = translations.ToSet(from ?? translations.Texts.DefaultLanguage, language);
        TranslationFiles.Write(chosen, file, set, DeskFrame.For(context).Texts.Language);
        return Results.File(file.ToArray(), chosen.MediaType, $"{round}-{language}.{chosen.Suffix}");
    }

    private static async Task<IResult> Show(
        HttpContext context,
        string round,
        TranslationView view,
        IReadOnlyList<Problem> problems,
        IFormCollection? form,
        RoundDesk rounds,
        TranslationDesk desk)
    {
        if (await rounds.Find(round, context.RequestAborted) is not { } standing
            || await desk.Find(round, context.RequestAborted) is not { } translations)
        {
            return Results.NotFound();
        }

        var languages = translations.Texts.Languages;
        var from = Known(view.From) ?? translations.Texts.DefaultLanguage;
        var to = Known(view.To) is { } chosen && !chosen.Equals(from, StringComparison.OrdinalIgnoreCase) ? chosen : null;
        return (DeskFrame.For(context, standing).At(Path) with { Problems = problems }).ToPage<TranslationsPage>(
            ("Translations", translations),
            ("View", view with { From = from, To = to }),
            ("Typed", form));

        string? Known(string? tag) => tag is { Length: > 0 } && LanguageTag.IsValid(tag)
            ? languages.FirstOrDefault(each => each.Equals(tag, StringComparison.OrdinalIgnoreCase)) ?? tag
            : null;
    }

    private static int? ReadNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
