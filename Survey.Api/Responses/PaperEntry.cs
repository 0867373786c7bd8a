using Survey.Api.Answering;
using Survey.Api.Http;
using Survey.Api.Pages;
using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Core.Responses;

namespace Survey.Api.Responses;

/// <summary>
/// A response received on paper or by mail, which a coordinator enters on the same pages that respondents use. It is saved under the
/// coordinator's name and marked as paper.
/// </summary>
internal static class PaperEntry
{
    /// <summary>Maps the form of one response.</summary>
    public static void Map(RouteGroupBuilder group)
    {
        group.AddEndpointFilter(UnsavedWords.Keep);
        group.AddEndpointFilter(Admit);
        group.MapForm();
        group.MapGet("", (string round, string organization) => Results.Redirect($"/rounds/{round}/responses/{organization}"));
    }

    private static async ValueTask<object?> Admit(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var (round, organization) = ((string)context.Request.RouteValues["round"]!, (string)context.Request.RouteValues["organization"]!);
        if (
            await context.RequestServices.GetRequiredService<ResponseDesk>().Find(round, organization, context.RequestAborted)
            is not { } dossier)
        {
            return Results.NotFound();
        }

        // There is no link; this one stands for the coordinator and gives no access.
        var actor = context.User.GetActor();
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var link = new AccessLink(Guid.Empty, round, organization, ActorRole.Coordinator, now, actor.Name, OpenedAt: now, RevokedAt: null);
        context.Features.Set(
            new LinkVisit(link, dossier, PageLanguage.Choose(context, dossier.Content.Language), actor.Name, $"paper-{actor.Name}", now)
            {
                Home = $"/rounds/{round}/responses/{organization}/paper",
                Way = InputChannel.Paper,
            }
        );
        return await next(invocation);
    }
}
