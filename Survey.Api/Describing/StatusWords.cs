namespace Survey.Api.Describing;

/// <summary>What each status means here.</summary>
internal static class StatusWords
{
    /// <summary>The meaning of a status; null for one that means what it always does.</summary>
    public static string? Of(string status) => status switch
    {
        "400" => "The request cannot be understood: malformed JSON, no body, a header or a member of the query.",
        "401" => "No token or link, or none that is valid.",
        "403" => "Who asks is known, and may not do this.",
        "404" => "There is no such thing, or not for whoever asks.",
        "406" => "There is no such form of it; see the header Accept.",
        "409" => "It cannot be done where things stand.",
        "412" => "Somebody else has changed it in the meantime; “current” is what is there now.",
        "413" => "The request carries more than can be taken.",
        "415" => "The body has another media type than is taken here.",
        "422" => "The request was understood, and what it says cannot be; all problems are listed.",
        "428" => "The header If-Match is missing.",
        "429" => "Too many requests; the header Retry-After says how long to wait.",
        "500" => "Something went wrong in the service; its log has it under the correlation id.",
        "503" => "The store cannot be used at the moment.",
        _ => null,
    };
}
