namespace Survey.Core.Responses;

/// <summary>The codes of the parts people act in.</summary>
public static class ActorRoles
{
    private static readonly ActorRole[] All = Enum.GetValues<ActorRole>();

    /// <summary>The part's code in stores and on the wire.</summary>
    public static string ToCode(this ActorRole role) => role switch
    {
        ActorRole.Secretariat => "secretariat",
        ActorRole.Chair => "chair",
        ActorRole.Coordinator => "coordinator",
        ActorRole.Analyst => "analyst",
        ActorRole.Operator => "operator",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The part of that code, or null.</summary>
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
