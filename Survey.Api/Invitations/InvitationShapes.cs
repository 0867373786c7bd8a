using FluentValidation;
using Survey.Api.Http;
using Survey.Collecting.Invitations;
using Survey.Collecting.Messages;

namespace Survey.Api.Invitations;

/// <summary>Validators for the bodies of requests about invitations.</summary>
internal static class InvitationShapes
{
    private const int MaxOrganizations = 10_000;

    private static readonly string[] LinkRoles = ["secretariat", "chair"];

    public sealed class Send : AbstractValidator<SendMessages>
    {
        public Send() => RuleFor(send => send.Organizations)
            .Must(organizations => organizations is null or { Count: > 0 and <= MaxOrganizations })
            .Reports("organizations-or-all", ("most", MaxOrganizations));
    }

    public sealed class Plan : AbstractValidator<PlanMessage>
    {
        public Plan() => RuleFor(plan => plan.Kind)
            .Must(kind => kind is not null && MessageKinds.Find(kind) is { } found && PlanDesk.Kinds.Contains(found))
            .Reports("plan-kind");
    }

    public sealed class Issue : AbstractValidator<IssueLinks>
    {
        public Issue()
        {
            RuleFor(issue => issue.Organizations)
                .Must(organizations => organizations is { Count: > 0 and <= MaxOrganizations })
                .Reports("organizations", ("most", MaxOrganizations));
            RuleFor(issue => issue.Role).Must(role => LinkRoles.Contains(role, StringComparer.Ordinal)).Reports("link-role");
        }
    }

    public sealed class Revoke : AbstractValidator<RevokeLinks>
    {
        public Revoke() =>
            RuleFor(revoke => revoke.Role)
                .Must(role => role is null || LinkRoles.Contains(role, StringComparer.Ordinal))
                .Reports("link-role");
    }
}
