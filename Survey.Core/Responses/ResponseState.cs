namespace Survey.Core.Responses;

/// <summary>The state of a response.</summary>
public enum ResponseState
{
    /// <summary>Being written; it may lack answers and does not count.</summary>
    Draft,

    /// <summary>Submitted; it counts.</summary>
    Submitted,

    /// <summary>Submitted and endorsed by the chair; it counts.</summary>
    Endorsed,

    /// <summary>Returned with a reason by the chair or a coordinator; it does not count until it is submitted again.</summary>
    Returned,

    /// <summary>Withdrawn by the secretariat or a coordinator; it does not count.</summary>
    Withdrawn,
}
