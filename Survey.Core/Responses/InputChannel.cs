namespace Survey.Core.Responses;

/// <summary>The channel through which a revision of a response came in.</summary>
public enum InputChannel
{
    /// <summary>Loaded from a round's folder.</summary>
    File,

    /// <summary>Entered on the web pages.</summary>
    Page,

    /// <summary>Sent by a program through the API.</summary>
    Api,

    /// <summary>Read from an answer workbook.</summary>
    Workbook,

    /// <summary>Received on paper or by letter and entered by a coordinator.</summary>
    Paper,
}
