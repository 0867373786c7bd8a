namespace Survey.Core.Responses;

/// <summary>The role in which somebody acts.</summary>
public enum ActorRole
{
    /// <summary>The organization's secretariat, authenticated by its link.</summary>
    Secretariat,

    /// <summary>The organization's chair, authenticated by its link.</summary>
    Chair,

    /// <summary>Anybody who answers in an open round, authenticated by the personal link to the answer.</summary>
    Respondent,

    /// <summary>A coordinator of the consultation, with an account.</summary>
    Coordinator,

    /// <summary>An analyst, with an account. Reads, and changes nothing but what analysts add to reports.</summary>
    Analyst,

    /// <summary>The operator of the service: the command line, and the service's own background work.</summary>
    Operator,
}
