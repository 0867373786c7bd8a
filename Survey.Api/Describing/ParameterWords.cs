namespace Survey.Api.Describing;

/// <summary>What the parts of addresses mean.</summary>
internal static class ParameterWords
{
    /// <summary>The meaning of a part of the path; null for one that is described where it is taken.</summary>
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
