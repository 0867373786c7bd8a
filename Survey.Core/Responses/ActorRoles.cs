namespace Survey.Core.Responses;

/// <summary>The codes of the roles.</summary>
public static class ActorRoles
{
    private static readonly ActorRole[] All = Enum.GetValues<ActorRole>();

    /// <summary>The code of the role, as used in stores and in the API.</summary>
    public static string ToCode(this ActorRole role) => role switch
    {
        ActorRole.Secretariat => "secretariat",
        ActorRole.Chair => "chair",
        ActorRole.Respondent => "respondent",
        ActorRole.Coordinator => "coordinator",
        ActorRole.Analyst => "analyst",
        ActorRole.Operator => "operator",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The role with that code, or null.</summary>
    public static ActorRole? Find(string code)
    {
        foreach (var role in All)
        {
            if (role.ToCode() == code)
            {
                return role;
            }
        }

        return null;
    }
}
