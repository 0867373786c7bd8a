using System.Text;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Directories;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Reading.Tables;

namespace Survey.Api.Directories;

/// <summary>Pages of a round's directory: organizations, types, regions, contacts, and their export and import as a table.</summary>
internal static class DirectoryPages
{
    private const int BlankRows = 3;

    /// <summary>Maps the directory of a round.</summary>
    public static void MapDirectoryPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/directory", GetDirectory);
        group.MapFile("/{round}/directory.{format}", DirectoryApi.GetTable);
        group.MapGet("/{round}/directory/-new", GetNew).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/directory/-new", PostNew).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/directory/-groups", GetGroups);
        group.MapPost("/{round}/directory/-groups", PostGroups).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/directory/-import", GetImport).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/directory/-import", PostImport).RequireAuthorization(AccessPolicies.CoordinatorPage).AcceptsLarge();
        group
            .MapPost("/{round}/directory/-import/take", PostTake)
            .RequireAuthorization(AccessPolicies.CoordinatorPage)
            .AcceptsFiles();
        group.MapGet("/{round}/directory/{organization}", GetOrganization);
        group.MapPost("/{round}/directory/{organization}", PostOrganization).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/directory/{organization}/remove", PostRemove).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/directory/{organization}/contacts", PostContact).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group
            .MapPost("/{round}/directory/{organization}/contacts/{contact:guid}/remove", PostRemoveContact)
            .RequireAuthorization(AccessPolicies.CoordinatorPage);
    }

    private static async Task<IResult> GetDirectory(HttpContext context, string round) =>
        await Find(context, round) is var (frame, book) ? frame.ToPage<DirectoryPage>(("Book", book)) : Results.NotFound();

    private static async Task<IResult> GetNew(HttpContext context, string round) =>
        await Find(context, round) is var (frame, book) ? ShowNew(frame, book, _ => "", [], []) : Results.NotFound();

    private static async Task<IResult> PostNew(HttpContext context, string round, IFormCollection form, DirectoryDesk desk)
    {
        if (await Find(context, round) is not var (frame, book))
        {
            return Results.NotFound();
        }

        var problems = new ProblemLog();
        var outcome = OrganizationForm.Read(form, book, problems) is { } organization
            ? await desk.SaveOrganization(round, organization, isNew: true, frame.Actor, cancellationToken: context.RequestAborted)
            : problems.ToOutcome<RoundStanding>(null);
        return outcome.Succeeded
            ? frame.GoTo($"/directory/{form["code"].ToString().Trim()}", "organization-added", outcome.Problems)
            : ShowNew(
                frame with
                {
                    Problems = outcome.Problems,
                },
                book,
                name => form[name].ToString(),
                Ticked(form, "regions"),
                Ticked(form, "subregions"));
    }

    private static async Task<IResult> GetOrganization(HttpContext context, string round, string organization) =>
        await ShowOrganization(context, round, organization, [], form: null, opened: null);

    private static async Task<IResult> PostOrganization(
        HttpContext context,
        string round,
        string organization,
        IFormCollection form,
        DirectoryDesk desk)
    {
        if (await Find(context, round) is not var (frame, book))
        {
            return Results.NotFound();
        }

        var problems = new ProblemLog();
        var outcome = OrganizationForm.Read(form, book, problems) is { } changed
            ? await desk.SaveOrganization(
                round,
                changed with
                {
                    Code = organization,
                },
                isNew: false,
                frame.Actor,
                form["seen"].ToString() is { Length: > 0 } seen ? seen : null,
                cancellationToken: context.RequestAborted)
            : problems.ToOutcome<RoundStanding>(null);
        return outcome.Succeeded
            ? frame.GoTo($"/directory/{organization}", "saved", outcome.Problems)
            : await ShowOrganization(
                context,
                round,
                organization,
                outcome.Problems,
                outcome.Problems.Any(problem => problem.Kind == ProblemCatalogue.OrganizationStale) ? null : form,
                opened: null);
    }

    private static async Task<IResult> PostRemove(HttpContext context, string round, string organization, DirectoryDesk desk)
    {
        var outcome = await desk.RemoveOrganization(round, organization, context.User.GetActor(), context.RequestAborted);
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo("/directory", "organization-removed", outcome.Problems)
            : await ShowOrganization(context, round, organization, outcome.Problems, form: null, opened: null);
    }

    private static async Task<IResult> PostContact(
        HttpContext context,
        string round,
        string organization,
        IFormCollection form,
        DirectoryDesk desk)
    {
        // An id that cannot be read is an unknown contact, and not a new one.
        Guid? id = string.IsNullOrEmpty(form["id"]) ? null : Guid.TryParse(form["id"], out var read) ? read : Guid.Empty;
        var outcome = await desk.SaveContact(
            round,
            id,
            organization,
            form["role"].ToString(),
            form["person"].ToString(),
            form["email"].ToString(),
            form["language"].ToString(),
            context.User.GetActor(),
            form["known"],
            context.RequestAborted);
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo($"/directory/{organization}", "saved", outcome.Problems)
            : await ShowOrganization(context, round, organization, outcome.Problems, form, id ?? Guid.Empty);
    }

    private static async Task<IResult> PostRemoveContact(
        HttpContext context,
        string round,
        string organization,
        Guid contact,
        DirectoryDesk desk)
    {
        var outcome = await desk.RemoveContact(round, contact, context.User.GetActor(), context.RequestAborted);
        return outcome.Succeeded
            ? (DeskFrame.For(context) with { Standing = outcome.Value }).GoTo(
                $"/directory/{organization}",
                "contact-removed",
                outcome.Problems)
            : await ShowOrganization(context, round, organization, outcome.Problems, form: null, opened: null);
    }

    private static async Task<IResult> GetGroups(HttpContext context, string round)
    {
        if (await Find(context, round) is not var (frame, book))
        {
            return Results.NotFound();
        }

        return ShowGroups(frame, book, GroupsForm.ToRows(book));
    }

    private static async Task<IResult> PostGroups(HttpContext context, string round, IFormCollection form, DirectoryDesk desk)
    {
        if (await Find(context, round) is not var (frame, book))
        {
            return Results.NotFound();
        }

        var problems = new ProblemLog();
        var (groups, types, regions) = GroupsForm.Read(form, book, problems);
        var outcome = problems.Errors > 0
            ? problems.ToOutcome<RoundStanding>(null)
            : await desk.SaveTypesAndRegions(round, groups, types, regions, frame.Actor, context.RequestAborted);
        return outcome.Succeeded
            ? frame.GoTo("/directory/-groups", "saved", outcome.Problems)
            : ShowGroups(frame with { Problems = outcome.Problems }, book, GroupsForm.ToRows(form, book));
    }

    private static async Task<IResult> GetImport(HttpContext context, string round) =>
        await Find(context, round) is var (frame, _) ? frame.ToPage<ImportPage>() : Results.NotFound();

    private static async Task<IResult> PostImport(HttpContext context, string round, IFormCollection form, DirectoryDesk desk)
    {
        if (await Find(context, round) is not var (frame, book))
        {
            return Results.NotFound();
        }

        var problems = new ProblemLog();
        var lines = PastedLines.ToTable(form["lines"].ToString(), book.Directory);
        var file = lines.Length == 0
            ? await Uploads.Read(form, "table")
            : new UploadedFile($"{frame.Texts["paste.name"]}.txt", Encoding.UTF8.GetBytes(lines));
        if (file is null)
        {
            problems.Add(ProblemCatalogue.FileMissing["not-chosen"], Place.OfFile("request"));
            return (frame.At("/directory/-import") with { Problems = problems.Problems }).ToPage<ImportPage>();
        }

        var sheet = await Read(context, file, problems);
        var outcome = sheet is null ? problems.ToOutcome<DirectoryImport>(null) : await desk.Preview(round, sheet, context.RequestAborted);
        return (frame.At("/directory/-import") with { Problems = sheet is null ? problems.Problems : outcome.Problems }).ToPage<ImportPage>(
            ("Import", outcome.Value),
            ("File", file),
            ("Lines", lines));
    }

    private static async Task<IResult> PostTake(HttpContext context, string round, IFormCollection form, DirectoryDesk desk)
    {
        if (await Find(context, round) is not var (frame, _))
        {
            return Results.NotFound();
        }

        var problems = new ProblemLog();
        var file = await Uploads.Read(form, "table");
        var sheet = file is null ? null : await Read(context, file, problems);
        var outcome = sheet is null
            ? problems.ToOutcome<RoundStanding>(null)
            : await desk.Import(round, sheet, form["removes"] == "yes", frame.Actor, context.RequestAborted);
        return outcome.Succeeded
            ? frame.GoTo("/directory", "imported", problems.Problems.Concat(outcome.Problems))
            : (frame.At("/directory/-import") with { Problems = outcome.Problems }).ToPage<ImportPage>(
                ("Import", sheet is null ? null : (await desk.Preview(round, sheet, context.RequestAborted)).Value),
                ("File", file));
    }

    private static Task<TextTable?> Read(HttpContext context, UploadedFile file, ProblemLog problems) =>
        Uploads.ReadInTurn(context, ending => DirectoryFile.Read(file.Bytes, file.Name, problems, ending));

    private static async Task<(DeskFrame Frame, DirectoryBook Book)?> Find(HttpContext context, string round) =>
        await context.RequestServices.GetRequiredService<RoundDesk>().Find(round, context.RequestAborted) is { } standing
        && await context.RequestServices.GetRequiredService<DirectoryDesk>().Find(round, context.RequestAborted) is { } book
            ? (DeskFrame.For(context, standing), book)
            : null;

    private static IReadOnlyList<string> Ticked(IFormCollection form, string field) => [.. form[field].OfType<string>()];

    private static IResult ShowNew(
        DeskFrame frame,
        DirectoryBook book,
        Func<string, string> typed,
        IReadOnlyList<string> regions,
        IReadOnlyList<string> subregions) =>
        frame
            .At("/directory/-new")
            .ToPage<OrganizationPage>(
                ("Book", book),
                ("Get", typed),
                ("Regions", regions),
                ("Subregions", subregions),
                ("Languages", OrganizationForm.LanguagesOf(book)),
                ("IsNew", true));

    private static async Task<IResult> ShowOrganization(
        HttpContext context,
        string round,
        string code,
        IReadOnlyList<Problem> problems,
        IFormCollection? form,
        Guid? opened)
    {
        if (await Find(context, round) is not var (frame, book))
        {
            return Results.NotFound();
        }

        if (book.Directory.FindOrganization(code) is not { } organization)
        {
            // Somebody else removed it meanwhile.
            return problems.Count == 0
                ? Results.NotFound()
                : (frame.At("/directory") with { Problems = problems }).ToPage<DirectoryPage>(("Book", book));
        }

        // The form of a contact has no fields of the organization, and vice versa.
        var isTyped = form is not null && opened is null;
        string Get(string field) =>
            form is not null && form.ContainsKey(field) ? form[field].ToString()
            : isTyped && field is not "code" ? ""
            : OrganizationForm.Get(organization, field, book);
        return (frame.At($"/directory/{code}") with { Problems = problems }).ToPage<OrganizationPage>(
            ("Book", book),
            ("Get", (Func<string, string>)Get),
            (
                "Regions",
                isTyped ? Ticked(form!, "regions") : (IReadOnlyList<string>)[.. organization.Regions.Select(region => region.Code)]),
            (
                "Subregions",
                isTyped
                    ? Ticked(form!, "subregions")
                    : (IReadOnlyList<string>)[.. organization.Subregions.Select(subregion => subregion.Code)]),
            ("Languages", OrganizationForm.LanguagesOf(book)),
            ("Opened", opened));
    }

    private static IResult ShowGroups(
        DeskFrame frame,
        DirectoryBook book,
        IReadOnlyDictionary<string, IReadOnlyList<GroupsRow>> rows)
    {
        var languages = OrganizationForm.LanguagesOf(book);
        var blank = Enumerable.Repeat(new GroupsRow("", "", [.. languages.Select(_ => "")]), BlankRows);
        return frame
            .At("/directory/-groups")
            .ToPage<GroupsPage>(
                (
                    "Rows",
                    rows.ToDictionary(
                        each => each.Key,
                        each => (IReadOnlyList<GroupsRow>)[.. each.Value, .. blank],
                        StringComparer.Ordinal)),
                ("Languages", languages));
    }
}
