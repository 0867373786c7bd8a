namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>Parses the words for yes and no in forms.</summary>
internal static class YesNo
{
    /// <summary>True for yes, false for no, ignoring case; null for any other text.</summary>
    public static bool? Find(string? text) => text?.ToLowerInvariant() switch
    {
        "yes" or "true" or "true()" => true,
        "no" or "false" or "false()" => false,
        _ => null,
    };
}
