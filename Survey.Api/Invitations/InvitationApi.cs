using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Rounds;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Files.Reports;

namespace Survey.Api.Invitations;

/// <summary>Endpoints of invitations: status of organizations, invitations, reminders, links, messages and their wording.</summary>
public static class InvitationApi
{
    /// <summary>Maps <c>/rounds/{round}/invitations</c>, <c>/reminders</c>, <c>/links</c>, <c>/messages</c> and <c>/wordings</c>.</summary>
    public static RouteGroupBuilder MapInvitations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/rounds/{round}").WithTags("Invitations");
        group
            .MapGet("/invitations", GetInvitations)
            .WithName("ListInvitations")
            .WithSummary("The progress of each invited organization, in the order of the directory.")
            .RequireAuthorization(AccessPolicies.AccountApi)
            .ProducesProblems(404);
        group
            .MapGet("/invitations.{format}", GetTable)
            .WithName("GetInvitationTable")
            .WithSummary("The progress of each invited organization as a table: csv or xlsx.")
            .RequireAuthorization(AccessPolicies.AccountApi)
            .Produces<object>(200, FileFormat.Csv.MediaType, FileFormat.Workbook.MediaType)
            .ProducesProblems(404);
        group
            .MapPost("/invitations/preview", PreviewInvitations)
            .WithName("PreviewInvitations")
            .WithSummary("Previews invitations and their recipients; nothing is stored.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new InvitationShapes.Send())
            .ProducesProblems(404, 409, 422);
        group
            .MapPost("/invitations", PostInvitations)
            .WithName("SendInvitations")
            .WithSummary("Puts invitations into the outbox, each with its own link.")
            .WithDescription("Without organizations, to all that have not been invited yet. A repeated Idempotency-Key writes nothing.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new InvitationShapes.Send())
            .TakesKey()
            .ProducesProblems(404, 409, 422);
        group
            .MapPost("/reminders/preview", PreviewReminders)
            .WithName("PreviewReminders")
            .WithSummary("Previews reminders and their recipients; nothing is stored.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new InvitationShapes.Send())
            .ProducesProblems(404, 409, 422);
        group
            .MapPost("/reminders", PostReminders)
            .WithName("SendReminders")
            .WithSummary("Puts reminders into the outbox for invited organizations that have not answered.")
            .WithDescription("A repeated Idempotency-Key writes nothing.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new InvitationShapes.Send())
            .TakesKey()
            .ProducesProblems(404, 409, 422);
        group
            .MapGet("/links", GetLinks)
            .WithName("ListLinks")
            .WithSummary("The links of a round, including revoked ones, in order of creation.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .ProducesProblems(404);
        group
            .MapPost("/links", PostLinks)
            .WithName("IssueLinks")
            .WithSummary("Issues a link for each of the organizations, or replaces their links.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new InvitationShapes.Issue())
            .ProducesProblems(404);
        group
            .MapPost("/links/revoke", PostRevoke)
            .WithName("RevokeLinks")
            .WithSummary("Revokes links of an organization immediately.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .WithShape(new InvitationShapes.Revoke())
            .ProducesProblems(404);
        group
            .MapGet("/messages", GetMessages)
            .WithName("ListMessages")
            .WithSummary("The outbox of a round, latest message first.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .ProducesProblems(404);
        group
            .MapPost("/messages/{message:guid}/send-again", PostSendAgain)
            .WithName("SendMessageAgain")
            .WithSummary("Retries a message that is waiting, has failed or is uncertain.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .ProducesProblems(404);
        group
            .MapGet("/wordings/{kind}/{language}", GetWording)
            .WithName("GetWording")
            .WithSummary("The text of a kind of message in a language, with its ETag.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .ProducesProblems(404);
        group
            .MapPut("/wordings/{kind}/{language}", PutWording)
            .WithName("SetWording")
            .WithSummary("Sets the text of a kind of message for this round; sending the standard text restores it.")
            .RequireAuthorization(AccessPolicies.CoordinatorApi)
            .TakesIfMatch()
            .ProducesProblems(404, 412, 422);
        return group;
    }

    private static async Task<Results<Ok<Page<InvitationView>>, ProblemResult>> GetInvitations(
        string round,
        [AsParameters] PageRequest page,
        InvitationDesk desk,
        RoundDesk rounds,
        CancellationToken cancellationToken) =>
        await rounds.Find(round, cancellationToken) is { } standing && await desk.FindStatuses(round, cancellationToken) is { } statuses
            ? TypedResults.Ok(page.Cut(statuses, status => status.Organization.Code, status => InvitationView.Of(status, standing.Round)))
            : RoundApi.Unknown(round);

    // The pages use it too. A doc comment would replace the summary in the API description.
    internal static async Task<Results<FileStreamHttpResult, ProblemResult>> GetTable(
        string round,
        string format,
        HttpRequest request,
        RoundDesk rounds,
        InvitationDesk desk)
    {
        var cancellation = request.HttpContext.RequestAborted;
        if (Negotiation.Find(format, request, ExportFormats.Tables) is not { } chosen)
        {
            return Negotiation.None(format, ExportFormats.Tables);
        }

        return await rounds.Find(round, cancellation) is { } standing && await desk.FindStatuses(round, cancellation) is { } statuses
            ? await WholeFile.Give(chosen, StandingExport.Of(standing.Round, statuses), $"{round}-who-has-answered", cancellation)
            : RoundApi.Unknown(round);
    }

    private static async Task<Results<Ok<PreviewView>, ProblemResult>> PreviewInvitations(
        string round,
        SendMessages send,
        ClaimsPrincipal user,
        InvitationDesk desk,
        CancellationToken cancellationToken) =>
        await Preview(round, MessageKind.Invitation, send, user, desk, cancellationToken);

    private static async Task<Results<Ok<PreviewView>, ProblemResult>> PreviewReminders(
        string round,
        SendMessages send,
        ClaimsPrincipal user,
        InvitationDesk desk,
        CancellationToken cancellationToken) =>
        await Preview(round, MessageKind.Reminder, send, user, desk, cancellationToken);

    private static async Task<Results<Ok<SentView>, ProblemResult>> PostInvitations(
        string round,
        SendMessages send,
        HttpContext context,
        InvitationDesk desk) =>
        await Send(round, MessageKind.Invitation, send, context, desk);

    private static async Task<Results<Ok<SentView>, ProblemResult>> PostReminders(
        string round,
        SendMessages send,
        HttpContext context,
        InvitationDesk desk) =>
        await Send(round, MessageKind.Reminder, send, context, desk);

    private static async Task<Results<Ok<Page<LinkView>>, ProblemResult>> GetLinks(
        string round,
        [AsParameters] PageRequest page,
        LinkDesk desk,
        RoundDesk rounds,
        CancellationToken cancellationToken) =>
        await rounds.Find(round, cancellationToken) is null
            ? RoundApi.Unknown(round)
            : TypedResults.Ok(await page.Read<AccessLink, Guid, LinkView>(
                (after, limit) => desk.GetPage(round, after, limit, cancellationToken),
                link => link.Id,
                LinkView.Of));

    private static async Task<Results<Ok<IssuedLinksView>, ProblemResult>> PostLinks(
        string round,
        IssueLinks issue,
        ClaimsPrincipal user,
        LinkDesk desk,
        MessageWriter mailroom,
        CancellationToken cancellationToken)
    {
        var role = ActorRoles.Find(issue.Role)!.Value;
        var outcome = await desk.Issue(round, issue.Organizations, role, user.GetActor(), issue.Replace, cancellationToken);
        return outcome.Succeeded
            ? TypedResults.Ok(new IssuedLinksView([.. outcome.Value.Select(View)]))
            : ProblemResult.Of(outcome);

        IssuedLinkView View(IssuedLink issued) => new(LinkView.Of(issued.Link), mailroom.GetAddress(issued.Secret));
    }

    private static async Task<Results<Ok<RevokedView>, ProblemResult>> PostRevoke(
        string round,
        RevokeLinks revoke,
        ClaimsPrincipal user,
        LinkDesk desk,
        RoundDesk rounds,
        CancellationToken cancellationToken) =>
        await rounds.Find(round, cancellationToken) is null
            ? RoundApi.Unknown(round)
            : TypedResults.Ok(
                new RevokedView(
                    await desk.Revoke(
                        round,
                        revoke.Organization,
                        revoke.Role is null ? null : ActorRoles.Find(revoke.Role),
                        revoke.Id,
                        user.GetActor(),
                        cancellationToken)));

    private static async Task<Results<Ok<Page<MessageView>>, ProblemResult>> GetMessages(
        string round,
        [AsParameters] PageRequest page,
        Outbox outbox,
        RoundDesk rounds,
        CancellationToken cancellationToken) =>
        await rounds.Find(round, cancellationToken) is null
            ? RoundApi.Unknown(round)
            : TypedResults.Ok(await page.Read<OutgoingMessage, Guid, MessageView>(
                (before, limit) => outbox.GetPage(round, before, skip: 0, limit, cancellationToken),
                message => message.Id,
                MessageView.Of));

    private static async Task<Results<NoContent, ProblemResult>> PostSendAgain(
        string round,
        Guid message,
        ClaimsPrincipal user,
        Outbox outbox,
        CancellationToken cancellationToken) =>
        await outbox.SendAgain(round, message, user.GetActor(), cancellationToken)
            ? TypedResults.NoContent()
            : ProblemResult.Of(StatusCodes.Status404NotFound, ProblemCatalogue.AddressUnknown["message"]);

    private static async Task<Results<Ok<WordingView>, ProblemResult>> GetWording(
        string round,
        string kind,
        string language,
        HttpResponse response,
        InvitationDesk desk,
        RoundDesk rounds,
        CancellationToken cancellationToken)
    {
        if (await rounds.Find(round, cancellationToken) is null)
        {
            return RoundApi.Unknown(round);
        }

        if (MessageKinds.Find(kind) is not { } known || !MessageWording.Languages.Contains(language, StringComparer.Ordinal))
        {
            return NoWording();
        }

        var wording = await desk.GetWording(round, known, language, cancellationToken);
        response.Headers.ETag = Preconditions.ToETag(wording.Stamp);
        return TypedResults.Ok(new WordingView(wording.Subject, wording.Body));
    }

    private static async Task<Results<Ok<WordingView>, ProblemResult>> PutWording(
        string round,
        string kind,
        string language,
        WordingView wording,
        HttpContext context,
        InvitationDesk desk)
    {
        if (MessageKinds.Find(kind) is not { } known)
        {
            return NoWording();
        }

        var outcome = await desk.SetWording(
            round,
            known,
            language,
            new MessageWording(wording.Subject, wording.Body),
            context.User.GetActor(),
            Preconditions.FindStamp(context.Request),
            context.RequestAborted);
        context.Response.Headers.ETag = outcome.Value is { } now ? Preconditions.ToETag(now.Stamp) : default;
        return outcome.Succeeded ? TypedResults.Ok(wording) : ProblemResult.Of(outcome);
    }

    private static async Task<Results<Ok<PreviewView>, ProblemResult>> Preview(
        string round,
        MessageKind kind,
        SendMessages send,
        ClaimsPrincipal user,
        InvitationDesk desk,
        CancellationToken cancellationToken)
    {
        var outcome = await desk.Preview(round, kind, send.Organizations, user.GetActor(), cancellationToken);
        return outcome.Succeeded
            ? TypedResults.Ok(new PreviewView(
                [
                    .. outcome.Value.Messages.Select(message => new PreviewedView(
                        message.Contact.Organization,
                        message.Contact.Name,
                        message.Contact.Email,
                        message.Contact.Language,
                        message.Wording.Subject,
                        message.Wording.Body)),
                ],
                outcome.Value.WithoutContact,
                outcome.Value.NotInvited))
            : ProblemResult.Of(outcome);
    }

    private static async Task<Results<Ok<SentView>, ProblemResult>> Send(
        string round,
        MessageKind kind,
        SendMessages send,
        HttpContext context,
        InvitationDesk desk)
    {
        var press = Preconditions.FindKey(context.Request) ?? Guid.NewGuid().ToString();
        var outcome = await desk.Send(round, kind, send.Organizations, press, context.User.GetActor(), context.RequestAborted);
        return outcome.Succeeded
            ? TypedResults.Ok(new SentView(outcome.Value.Written, outcome.Value.WithoutContact, outcome.Value.NotInvited))
            : ProblemResult.Of(outcome);
    }

    private static ProblemResult NoWording() => ProblemResult.Of(
        StatusCodes.Status404NotFound,
        ProblemCatalogue.AddressUnknown["wording"],
        ("kinds", Detail.Words(Enum.GetValues<MessageKind>().Select(kind => kind.ToCode()))),
        ("languages", Detail.Words(MessageWording.Languages)));
}
