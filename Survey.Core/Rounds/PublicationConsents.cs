namespace Survey.Core.Rounds;

/// <summary>What of its answer a respondent allows to be published, from the least to the most.</summary>
public enum PublicationConsent
{
    /// <summary>It is counted in figures. Neither its name nor its texts are published.</summary>
    Figures,

    /// <summary>Its texts too, without its name.</summary>
    Texts,

    /// <summary>Its name and its texts.</summary>
    Names,
}

/// <summary>The codes of <see cref="PublicationConsent"/>, as choices of a questionnaire and in commands.</summary>
public static class PublicationConsents
{
    /// <summary>The codes, from the least to the most.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["figures", "texts", "names"];

    /// <summary>The code of a consent.</summary>
    public static string ToCode(this PublicationConsent consent) => Codes[(int)consent];

    /// <summary>The consent with that code; null if there is none.</summary>
    public static PublicationConsent? Find(string code) =>
        Codes.Index().Where(each => each.Item == code).Select(each => (PublicationConsent?)each.Index).FirstOrDefault();
}
