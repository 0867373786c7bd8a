namespace Survey.Api.Describing;

/// <summary>Descriptions of path parameters.</summary>
internal static class ParameterWords
{
    /// <summary>The description of a path parameter; null for others, which describe themselves.</summary>
    public static string? Of(string? name) => name switch
    {
        "round" => "The round's code, for instance grcp7.",
        "organization" => "The organization's code, for instance rcm.",
        "number" => "The revision's number, from 1.",
        "token" => "The token's key, which is no secret.",
        "contact" => "The contact's key.",
        "message" => "The message's key.",
        "kind" => "invitation, reminder, receipt, endorsement, returned, endorsed.",
        "language" => "en, fr, es, ru, ar.",
        "format" => "The form: what stands after the point.",
        _ => null,
    };
}
