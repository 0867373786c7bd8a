namespace Survey.Core.Questionnaires.Versions;

/// <summary>Whether answers given before and after a change can be counted together.</summary>
public enum Comparability
{
    /// <summary>They mean the same.</summary>
    Same,

    /// <summary>They mean the same, but not everybody was asked, or could choose, the same.</summary>
    WithCare,

    /// <summary>They mean different things, or one has no place beside the other.</summary>
    No,
}
