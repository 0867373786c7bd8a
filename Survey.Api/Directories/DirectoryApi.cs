using System.ComponentModel;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Api.Rounds;
using Survey.Collecting.Directories;
using Survey.Collecting.Rounds;
using Survey.Core.Organizations;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Reading.Tables;
using Survey.Core.Responses;
using Survey.Files.Reports;

namespace Survey.Api.Directories;

/// <summary>Endpoints of a round's directory: organizations, contacts, and their export and import as a table.</summary>
public static class DirectoryApi
{
    /// <summary>The members of a contact by the columns they have in a table.</summary>
    private static readonly Dictionary<string, string> ContactMembers = new(StringComparer.Ordinal)
    {
        ["contact role"] = "role",
        ["contact name"] = "name",
        ["contact e-mail"] = "email",
        ["contact language"] = "language",
    };

    /// <summary>Maps <c>/rounds/{round}/directory</c>, <c>/organizations</c> and <c>/contacts</c>.</summary>
    public static RouteGroupBuilder MapDirectories(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds/{round}").WithTags("Directory");
        group.MapGet("/directory", GetDirectory).WithName("GetDirectory")
            .WithSummary("Regions, types and organizations, as in directory.json.")
            .RequireAuthorization(AccessPolicies.AccountApi).ProducesExample(DocumentExamples.Directory).ProducesProblems(404);
        group.MapGet("/directory.{format}", GetTable).WithName("GetDirectoryTable")
            .WithSummary("Organizations and contacts as a table: csv or xlsx.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .Produces<object>(200, FileFormat.Csv.MediaType, FileFormat.Workbook.MediaType)
            .WithMetadata(new OperationExample(IsBody: false, FileFormat.Csv.MediaType, DocumentExamples.Table)).ProducesProblems(404);
        group.MapPost("/directory/preview", PostPreview).WithName("PreviewDirectoryImport")
            .WithSummary("Previews the changes that an import would make; nothing is changed.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi).AcceptsLarge().AcceptsTable().ProducesProblems(404, 409, 422);
        group.MapPost("/directory/import", PostImport).WithName("ImportDirectory").WithSummary("Imports a table into the directory.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi).AcceptsLarge().AcceptsTable().ProducesProblems(404, 409, 422);
        var organization = new OperationExample(IsBody: true, FileFormat.Json.MediaType, DocumentExamples.Organization);
        group.MapPost("/organizations", PostOrganization).WithName("AddOrganization")
            .WithSummary("Adds an organization, as in directory.json, and invites it.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi).WithMetadata(organization).ProducesProblems(404, 422);
        group.MapPut("/organizations/{organization}", PutOrganization).WithName("ChangeOrganization")
            .WithSummary("Changes an organization; the body is as in directory.json.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi).WithMetadata(organization).ProducesProblems(404, 422);
        group.MapDelete("/organizations/{organization}", DeleteOrganization).WithName("RemoveOrganization")
            .WithSummary("Removes an organization that has no response, draft or link.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi).ProducesProblems(404, 409, 422);
        group.MapGet("/contacts", GetContacts).WithName("ListContacts").WithSummary("All contacts, by organization.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi).ProducesProblems(404);
        group.MapPost("/contacts", PostContact).WithName("AddContact").WithSummary("Adds a contact.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi).ProducesProblems(404, 409, 422);
        group.MapPut("/contacts/{contact:guid}", PutContact).WithName("ChangeContact").WithSummary("Changes a contact.")
            .WithDescription("Send the contact's “eTag” as If-Match, so that no change is overwritten unnoticed.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi).TakesIfMatch().ProducesProblems(404, 409, 412, 422);
        group.MapDelete("/contacts/{contact:guid}", DeleteContact).WithName("RemoveContact").WithSummary("Removes a contact.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi).ProducesProblems(404);
        return group;
    }

    private static RouteHandlerBuilder AcceptsTable(this RouteHandlerBuilder endpoint) =>
        endpoint.Accepts<byte[]>(FileFormat.Csv.MediaType, FileFormat.Workbook.MediaType, "application/octet-stream")
            .WithMetadata(new OperationExample(IsBody: true, FileFormat.Csv.MediaType, DocumentExamples.Table));

    private static async Task<Results<ContentHttpResult, ProblemResult>> GetDirectory(
        string round,
        RoundDesk desk,
        CancellationToken cancellationToken) =>
        await desk.FindDefinition(round, cancellationToken) is var (definition, _)
            ? TypedResults.Content(definition.Directory, FileFormat.Json.MediaType)
            : RoundApi.Unknown(round);

    // The pages use it too. A doc comment would replace the summary in the API description.
    internal static async Task<Results<FileStreamHttpResult, ProblemResult>> GetTable(
        string round,
        string format,
        HttpRequest request,
        DirectoryDesk desk)
    {
        if (Negotiation.Find(format, request, DirectoryFile.Formats) is not { } chosen)
        {
            return Negotiation.None(format, DirectoryFile.Formats);
        }

        var context = request.HttpContext;
        if (await desk.Find(round, context.RequestAborted) is not { } book)
        {
            return RoundApi.Unknown(round);
        }

        // Contacts are personal data: an analyst gets the organizations only.
        var contacts = context.User.GetActor().Role == ActorRole.Coordinator ? book.Contacts : [];
        return await WholeFile.Give(chosen, DirectoryTable.Of(book.Directory, contacts), $"{round}-directory", context.RequestAborted);
    }

    private static async Task<Results<Ok<ImportView>, ProblemResult>> PostPreview(string round, HttpRequest request, DirectoryDesk desk)
    {
        var sheet = await Read(request);
        if (!sheet.Succeeded)
        {
            return ProblemResult.Of(sheet);
        }

        var outcome = await desk.Preview(round, sheet.Value, request.HttpContext.RequestAborted);
        return outcome.Succeeded
            ? TypedResults.Ok(new ImportView(
                [.. outcome.Value.Changes.Select(ImportChange.Of)],
                outcome.Value.IsReordered,
                ProblemEntry.Of(outcome.Problems, request.HttpContext)))
            : ProblemResult.Of(outcome);
    }

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> PostImport(
        string round,
        [Description("True to remove organizations and contacts that are not in the table.")] bool? removes,
        HttpContext context,
        DirectoryDesk desk)
    {
        var sheet = await Read(context.Request);
        if (!sheet.Succeeded)
        {
            return ProblemResult.Of(sheet);
        }

        var outcome = await desk.Import(round, sheet.Value, removes ?? false, context.User.GetActor(), context.RequestAborted);
        return Answer(outcome with { Problems = [.. sheet.Problems, .. outcome.Problems] }, context);
    }

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> PostOrganization(
        string round,
        JsonElement organization,
        HttpContext context,
        DirectoryDesk desk) =>
        await Save(round, code: null, organization, context, desk);

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> PutOrganization(
        string round,
        string organization,
        JsonElement body,
        HttpContext context,
        DirectoryDesk desk) =>
        await Save(round, organization, body, context, desk);

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> DeleteOrganization(
        string round,
        string organization,
        HttpContext context,
        DirectoryDesk desk)
    {
        var outcome = await desk.RemoveOrganization(round, organization, context.User.GetActor(), context.RequestAborted);
        return outcome.Problems.Any(problem => problem.Kind == ProblemCatalogue.OrganizationUnknown)
            ? NoOrganization(organization)
            : Answer(outcome, context);
    }

    private static async Task<Results<Ok<Page<ContactView>>, ProblemResult>> GetContacts(
        string round,
        [AsParameters] PageRequest page,
        DirectoryDesk desk,
        CancellationToken cancellationToken)
    {
        var isKnown = true;
        var part = await page.ReadByText(ReadContacts, contact => $"{contact.Organization} {contact.Id}", ContactView.Of);
        return isKnown ? TypedResults.Ok(part) : RoundApi.Unknown(round);

        async Task<IReadOnlyList<Contact>> ReadContacts(string? cursor, int limit)
        {
            (string, Guid)? after = cursor is null ? null
                : cursor.Split(' ') is [var organization, var text] && Guid.TryParse(text, out var id) ? (organization, id)
                : throw PageRequest.MalformedCursor();
            var contacts = await desk.FindContacts(round, after, limit, cancellationToken);
            isKnown = contacts is not null;
            return contacts ?? [];
        }
    }

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> PostContact(
        string round,
        SaveContact contact,
        HttpContext context,
        DirectoryDesk desk) =>
        await Save(round, id: null, contact, seen: null, context, desk);

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> PutContact(
        string round,
        Guid contact,
        SaveContact body,
        HttpContext context,
        DirectoryDesk desk) =>
        await Save(round, contact, body, Preconditions.FindStamp(context.Request), context, desk);

    private static async Task<Results<NoContent, ProblemResult>> DeleteContact(
        string round,
        Guid contact,
        ClaimsPrincipal user,
        DirectoryDesk desk,
        CancellationToken cancellationToken)
    {
        var outcome = await desk.RemoveContact(round, contact, user.GetActor(), cancellationToken);
        return outcome.Succeeded ? TypedResults.NoContent() : ProblemResult.Of(outcome);
    }

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> Save(
        string round,
        Guid? id,
        SaveContact contact,
        string? seen,
        HttpContext context,
        DirectoryDesk desk)
    {
        var outcome = await desk.SaveContact(
            round,
            id,
            contact.Organization,
            contact.Role,
            contact.Name,
            contact.Email,
            contact.Language,
            context.User.GetActor(),
            seen,
            context.RequestAborted);
        return Answer(outcome with { Problems = [.. outcome.Problems.Select(InBody)] }, context);

        static Problem InBody(Problem problem) =>
            ContactMembers.TryGetValue(problem.Place.Path, out var member)
                ? problem with { Place = Place.OfFile(ProblemResult.Body).Member(member) }
                : problem;
    }

    private static async Task<Results<Ok<RoundSummary>, ProblemResult>> Save(
        string round,
        string? code,
        JsonElement body,
        HttpContext context,
        DirectoryDesk desk)
    {
        if (await desk.Find(round, context.RequestAborted) is not { } book)
        {
            return RoundApi.Unknown(round);
        }

        if (code is not null && book.Directory.FindOrganization(code) is null)
        {
            return NoOrganization(code);
        }

        var problems = new ProblemLog();
        var place = Place.OfFile(ProblemResult.Body);
        var organization = DirectoryReader.ReadOrganization(new JsonValue(body, place, problems), book.Directory);
        if (code is not null && organization is not null && organization.Code != code)
        {
            problems.Add(ProblemCatalogue.CodeInvalid["kept"], place.Member("code"), ("found", code));
        }

        var read = problems.ToOutcome(organization);
        if (!read.Succeeded)
        {
            return ProblemResult.Of(read);
        }

        var outcome = await desk.SaveOrganization(
            round,
            read.Value,
            isNew: code is null,
            context.User.GetActor(),
            cancellationToken: context.RequestAborted);
        return Answer(outcome with { Problems = [.. read.Problems, .. outcome.Problems] }, context);
    }

    private static ProblemResult NoOrganization(string code) =>
        ProblemResult.Of(StatusCodes.Status404NotFound, ProblemCatalogue.OrganizationUnknown["directory"], ("found", code));

    /// <summary>Reads the table in a request's body. The content decides the format.</summary>
    private static async Task<Outcome<TextTable>> Read(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var problems = new ProblemLog();
        return problems.ToOutcome(
            await Uploads.ReadInTurn(request.HttpContext, ending => DirectoryFile.Read(body.ToArray(), "table", problems, ending)));
    }

    private static Results<Ok<RoundSummary>, ProblemResult> Answer(Outcome<RoundStanding> outcome, HttpContext context) =>
        outcome.Succeeded ? TypedResults.Ok(RoundSummary.Of(outcome, context)) : ProblemResult.Of(outcome);
}
