namespace Survey.Api.Describing;

/// <summary>Descriptions of path parameters.</summary>
internal static class ParameterDescriptions
{
    /// <summary>The description of a path parameter; null for others, which describe themselves.</summary>
    public static string? Of(string? name) => name switch
    {
        "round" => "The round's code, for instance grcp7.",
        "organization" => "The organization's code, for instance rcm.",
        "number" => "The revision's number, from 1.",
        "token" => "The token's id, which is not secret.",
        "contact" => "The contact's id.",
        "message" => "The message's id.",
        "kind" => "invitation, reminder, receipt, endorsement, returned, endorsed.",
        "language" => "en, fr, es, ru, ar.",
        "key" => "The key of the entry: its kind and what it belongs to, for instance text:africa:-:remarks or practice:rcm:3.",
        "format" => "The format: the part after the dot.",
        _ => null,
    };
}
