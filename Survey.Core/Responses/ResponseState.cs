namespace Survey.Core.Responses;

/// <summary>Where a response stands on its way.</summary>
public enum ResponseState
{
    /// <summary>Being written; it may lack answers.</summary>
    Draft,

    /// <summary>Submitted by the secretariat: it counts.</summary>
    Submitted,

    /// <summary>Submitted, and endorsed by the chair: it counts.</summary>
    Endorsed,

    /// <summary>Given back by the coordinator with a reason; it does not count until it is submitted again.</summary>
    Returned,

    /// <summary>Taken back by the secretariat; it does not count.</summary>
    Withdrawn,
}
