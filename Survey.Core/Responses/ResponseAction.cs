namespace Survey.Core.Responses;

/// <summary>What can be done with a response.</summary>
public enum ResponseAction
{
    /// <summary>Keep answers as a draft; what was submitted before keeps counting beside it.</summary>
    Save,

    /// <summary>Hand in what was drafted, complete and checked.</summary>
    Submit,

    /// <summary>Agree to what was submitted, on behalf of the chair.</summary>
    Endorse,

    /// <summary>Give it back to the secretariat, with a reason.</summary>
    Return,

    /// <summary>Take it back; it no longer counts.</summary>
    Withdraw,
}
