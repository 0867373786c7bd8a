namespace Survey.Core.Responses;

/// <summary>An action on a response.</summary>
public enum ResponseAction
{
    /// <summary>Save answers as a draft. A response that was submitted earlier keeps counting meanwhile.</summary>
    Save,

    /// <summary>Submit the answers, after they were validated as complete.</summary>
    Submit,

    /// <summary>Endorse the submitted response on behalf of the chair.</summary>
    Endorse,

    /// <summary>Return the response to the secretariat, with a reason.</summary>
    Return,

    /// <summary>Withdraw the response; it no longer counts.</summary>
    Withdraw,
}
