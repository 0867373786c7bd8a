namespace Survey.Core.Responses;

/// <summary>In what part somebody acts.</summary>
public enum ActorRole
{
    /// <summary>The organization's secretariat, by its link.</summary>
    Secretariat,

    /// <summary>The organization's chair, by its link.</summary>
    Chair,

    /// <summary>A coordinator of the consultation, by account.</summary>
    Coordinator,

    /// <summary>An analyst, by account: reads, and changes nothing.</summary>
    Analyst,

    /// <summary>Whoever runs the service: the command line and the service's own work.</summary>
    Operator,
}
