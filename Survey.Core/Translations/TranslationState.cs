namespace Survey.Core.Translations;

/// <summary>The state of a text in one language, seen from another.</summary>
public enum TranslationState
{
    /// <summary>There is no text in the language.</summary>
    Missing,

    /// <summary>The original was changed after its translation.</summary>
    ToCheck,

    /// <summary>There is a translation, and the original is older.</summary>
    Translated,

    /// <summary>A person said that this translation of this original is right.</summary>
    Reviewed,
}

/// <summary>The codes of the states, in files and addresses.</summary>
public static class TranslationStates
{
    private static readonly Dictionary<string, TranslationState> ByCode = new(StringComparer.Ordinal)
    {
        ["missing"] = TranslationState.Missing,
        ["to-check"] = TranslationState.ToCheck,
        ["translated"] = TranslationState.Translated,
        ["reviewed"] = TranslationState.Reviewed,
    };

    /// <summary>All codes.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. ByCode.Keys];

    /// <summary>The state with a code; null if there is none.</summary>
    public static TranslationState? Find(string code) => ByCode.TryGetValue(code, out var state) ? state : null;

    /// <summary>The code of a state.</summary>
    public static string ToCode(this TranslationState state) => ByCode.First(each => each.Value == state).Key;
}
