namespace Survey.Core.Questionnaires.XlsForms;

/// <summary>The words by which forms say yes and no.</summary>
internal static class YesNo
{
    /// <summary>True or false; null for any other text.</summary>
    public static bool? Find(string? text) => text?.ToLowerInvariant() switch
    {
        "yes" or "true" or "true()" => true,
        "no" or "false" or "false()" => false,
        _ => null,
    };
}
