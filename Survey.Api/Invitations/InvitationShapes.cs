using FluentValidation;

namespace Survey.Api.Invitations;

/// <summary>What requests about invitations must look like, before anybody asks whether they can be done.</summary>
internal static class InvitationShapes
{
    private const int MostOrganizations = 10_000;
    private const string Roles = "A link is for secretariat or chair.";

    private static readonly string[] LinkRoles = ["secretariat", "chair"];

    public sealed class Send : AbstractValidator<SendMessages>
    {
        public Send() => RuleFor(send => send.Organizations)
            .Must(organizations => organizations is null or { Count: > 0 and <= MostOrganizations })
            .WithMessage($"Name 1 to {MostOrganizations} organizations, or leave the list out for all.");
    }

    public sealed class Issue : AbstractValidator<IssueLinks>
    {
        public Issue()
        {
            RuleFor(issue => issue.Organizations).Must(organizations => organizations is { Count: > 0 and <= MostOrganizations }).WithMessage($"Name 1 to {MostOrganizations} organizations.");
            RuleFor(issue => issue.Role).Must(role => LinkRoles.Contains(role, StringComparer.Ordinal)).WithMessage(Roles);
        }
    }

    public sealed class Revoke : AbstractValidator<RevokeLinks>
    {
        public Revoke() => RuleFor(revoke => revoke.Role).Must(role => role is null || LinkRoles.Contains(role, StringComparer.Ordinal)).WithMessage(Roles);
    }
}
