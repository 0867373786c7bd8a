using Survey.Api.Access;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Directories;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Messages;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;

namespace Survey.Api.Invitations;

/// <summary>Pages of invitations and reminders: choose, preview, send; and links for mail merge.</summary>
internal static class InvitationPages
{
    /// <summary>Maps the invitations of a round, their wordings and its messages.</summary>
    public static void MapInvitationPages(this RouteGroupBuilder group)
    {
        group.MapGet("/{round}/invitations", GetInvitations);
        group.MapPost("/{round}/invitations/preview", PostPreview).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/invitations/send", PostSend).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/invitations/links", PostLinks).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/wordings/{kind}/{language}", GetWording);
        group.MapPost("/{round}/wordings/{kind}/{language}", PostWording).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/messages", GetMessages).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapGet("/{round}/messages/texts", GetTexts).RequireAuthorization(AccessPolicies.CoordinatorPage);
        group.MapPost("/{round}/messages/{message:guid}/again", PostAgain).RequireAuthorization(AccessPolicies.CoordinatorPage);
    }

    private static async Task<IResult> GetInvitations(
        HttpContext context,
        string round,
        string? kind,
        string? choose,
        RoundDesk rounds,
        InvitationDesk desk) =>
        KindOf(kind ?? MessageKind.Invitation.ToCode()) is { } found
            ? await Show(context, round, found, [], rounds, desk, choose)
            : Results.NotFound();

    private static async Task<IResult> PostPreview(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        InvitationDesk desk)
    {
        if (KindOf(form["kind"]) is not { } kind)
        {
            return Results.NotFound();
        }

        var chosen = ChosenIn(form);
        var outcome = NoneChosen(chosen) ?? await desk.Preview(round, kind, chosen, context.User.GetActor(), context.RequestAborted);
        return !outcome.Succeeded || await rounds.Find(round, context.RequestAborted) is not { } standing
            ? await Show(context, round, kind, outcome.Problems, rounds, desk, chosen.Count == 0 ? "none" : null)
            : DeskFrame
                .For(context, standing)
                .At(AddressOf(kind))
                .ToPage<MessagePreviewPage>(("Kind", kind), ("Preview", outcome.Value), ("Chosen", chosen));

        static Outcome<MessagePreview>? NoneChosen(IReadOnlyList<string> chosen) => chosen.Count > 0 ? null : Refuse<MessagePreview>();
    }

    private static async Task<IResult> PostSend(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        InvitationDesk desk)
    {
        if (KindOf(form["kind"]) is not { } kind)
        {
            return Results.NotFound();
        }

        var outcome = await desk.Send(
            round,
            kind,
            ChosenIn(form),
            form["press"].ToString(),
            context.User.GetActor(),
            context.RequestAborted);
        return outcome.Succeeded && await rounds.Find(round, context.RequestAborted) is { } standing
            ? (DeskFrame.For(context) with { Standing = standing }).GoTo(
                "/messages",
                outcome.Value.Written == 0 ? "none-written"
                    : kind == MessageKind.Reminder ? "reminded"
                    : "invited")
            : await Show(context, round, kind, outcome.Problems, rounds, desk);
    }

    private static async Task<IResult> PostLinks(
        HttpContext context,
        string round,
        IFormCollection form,
        RoundDesk rounds,
        InvitationDesk invitations,
        LinkDesk links,
        MessageWriter mailroom)
    {
        var chosen = ChosenIn(form);
        if (ActorRoles.Find(form["role"].ToString()) is not { } role || role is not (ActorRole.Secretariat or ActorRole.Chair))
        {
            return Results.NotFound();
        }

        var outcome =
            chosen.Count == 0
                ? Refuse<IReadOnlyList<IssuedLink>>()
                : await links.Issue(round, chosen, role, context.User.GetActor(), cancellationToken: context.RequestAborted);
        if (!outcome.Succeeded || await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return await Show(
                context,
                round,
                MessageKind.Invitation,
                outcome.Problems,
                rounds,
                invitations,
                chosen.Count == 0 ? "none" : null);
        }

        var contacts = (await invitations.FindStatuses(round, context.RequestAborted))?.SelectMany(status => status.Contacts).ToList()
            ?? [];
        var table = LinkTable.Of(standing.Round, outcome.Value, contacts, link => mailroom.GetAddress(link.Secret));
        if (form["format"] == "page")
        {
            return DeskFrame.For(context, standing).ToPage<LinksPage>(("Table", table));
        }

        // In memory: the links are secret, so they are not written to a temporary file.
        var format = DirectoryFile.Formats.FirstOrDefault(each => each.File.Name == form["format"]) ?? DirectoryFile.Formats[0];
        using var file = new MemoryStream();
        await format.Write(table, file, context.RequestAborted);
        return Results.File(file.ToArray(), format.File.ContentType, $"{round}-links.{format.File.Suffix}");
    }

    private static async Task<IResult> GetWording(
        HttpContext context,
        string round,
        string kind,
        string language,
        RoundDesk rounds,
        InvitationDesk desk) =>
        MessageKinds.Find(kind) is { } found && MessageWording.Languages.Contains(language, StringComparer.Ordinal)
            ? await ShowWording(context, round, found, language, typed: null, [], rounds, desk)
            : Results.NotFound();

    private static async Task<IResult> PostWording(
        HttpContext context,
        string round,
        string kind,
        string language,
        IFormCollection form,
        RoundDesk rounds,
        InvitationDesk desk)
    {
        if (MessageKinds.Find(kind) is not { } found || !MessageWording.Languages.Contains(language, StringComparer.Ordinal))
        {
            return Results.NotFound();
        }

        var wording = form["do"] == "usual"
            ? MessageWording.GetUsual(found, language)
            : new MessageWording(form["subject"].ToString().Trim(), form["body"].ToString().ReplaceLineEndings("\n").Trim());
        var outcome = await desk.SetWording(round, found, language, wording, context.User.GetActor(), form["seen"], context.RequestAborted);
        return outcome.Succeeded && await rounds.Find(round, context.RequestAborted) is { } standing
            ? (DeskFrame.For(context) with { Standing = standing }).GoTo($"/wordings/{kind}/{language}", "saved")
            : await ShowWording(context, round, found, language, wording, outcome.Problems, rounds, desk, form["seen"]);
    }

    private static async Task<IResult> GetMessages(
        HttpContext context,
        string round,
        int? skip,
        RoundDesk rounds,
        Outbox outbox,
        ServiceSettings settings)
    {
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        var skipped = Math.Max(0, skip ?? 0);
        return DeskFrame.For(context, standing).ToPage<MessagesPage>(
            ("Messages", await outbox.GetPage(round, before: null, skipped, MessagesPage.MaxMessages, context.RequestAborted)),
            ("Counts", await outbox.CountByState(round, context.RequestAborted)),
            ("Skipped", skipped),
            ("IsSending", settings.Smtp is not null));
    }

    private static async Task<IResult> GetTexts(
        HttpContext context,
        string round,
        string? kind,
        string? organization,
        RoundDesk rounds,
        InvitationDesk desk)
    {
        var found = MessageKinds.Find(kind ?? MessageKind.Invitation.ToCode());
        if (found is not { } shown
            || !MessageKinds.Of(isOpen: false).Contains(shown)
            || await rounds.Find(round, context.RequestAborted) is not { Round.Invited: [var first, ..] } standing)
        {
            return Results.NotFound();
        }

        var chosen = organization ?? first.Code;
        return await desk.PreviewLanguages(round, shown, chosen, context.User.GetActor(), context.RequestAborted) is { } texts
            ? DeskFrame.For(context, standing).ToPage<MessageTextsPage>(("Kind", shown), ("Organization", chosen), ("Texts", texts))
            : Results.NotFound();
    }

    private static async Task<IResult> PostAgain(HttpContext context, string round, Guid message, RoundDesk rounds, Outbox outbox) =>
        await rounds.Find(round, context.RequestAborted) is not { } standing
        || !await outbox.HasMessage(round, message, context.RequestAborted)
            ? Results.NotFound()
            : (DeskFrame.For(context) with { Standing = standing }).GoTo(
                "/messages",
                await outbox.SendAgain(round, message, context.User.GetActor(), context.RequestAborted) ? "again" : "not-again");

    private static async Task<IResult> Show(
        HttpContext context,
        string round,
        MessageKind kind,
        IReadOnlyList<Problem> problems,
        RoundDesk rounds,
        InvitationDesk desk,
        string? choose = null) =>
        await rounds.Find(round, context.RequestAborted) switch
        {
            null => Results.NotFound(),

            // An open round has public addresses in place of invitations.
            { Round.IsOpen: true } => Results.Redirect($"/rounds/{round}#address"),
            var standing => (DeskFrame.For(context, standing).At(AddressOf(kind)) with { Problems = problems }).ToPage<InvitationsPage>(
                ("Kind", kind),
                ("Statuses", await desk.FindStatuses(round, context.RequestAborted)),
                ("Choose", choose)),
        };

    private static async Task<IResult> ShowWording(
        HttpContext context,
        string round,
        MessageKind kind,
        string language,
        MessageWording? typed,
        IReadOnlyList<Problem> problems,
        RoundDesk rounds,
        InvitationDesk desk,
        string? seen = null)
    {
        if (await rounds.Find(round, context.RequestAborted) is not { } standing)
        {
            return Results.NotFound();
        }

        // After showing the conflict, accept the next save.
        var now = await desk.GetWording(round, kind, language, context.RequestAborted);
        var isStale = problems.Any(problem => problem.Kind == ProblemCatalogue.EntryStale);
        return (
            DeskFrame.For(context, standing).At($"/wordings/{kind.ToCode()}/{language}") with
            {
                Problems = problems,
            }
        ).ToPage<WordingPage>(
            ("Kind", kind),
            ("Language", language),
            ("Wording", typed ?? now),
            ("Seen", isStale ? now.Stamp : seen ?? now.Stamp),
            ("Now", isStale ? now : null));
    }

    private static Outcome<T> Refuse<T>()
        where T : class
    {
        var problems = new ProblemLog();
        problems.Add(ProblemCatalogue.OrganizationUnknown["none-chosen"], Place.OfFile("request").Member("organizations"));
        return problems.ToOutcome<T>(null);
    }

    private static string AddressOf(MessageKind kind) => kind == MessageKind.Reminder ? "/invitations?kind=reminder" : "/invitations";

    private static IReadOnlyList<string> ChosenIn(IFormCollection form) => [.. form["organization"].OfType<string>()];

    /// <summary>What these pages send; null for an unknown code, so that nothing is sent.</summary>
    private static MessageKind? KindOf(string? code) =>
        MessageKinds.Find(code ?? "") is { } kind and (MessageKind.Invitation or MessageKind.Reminder) ? kind : null;
}
