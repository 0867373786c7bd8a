namespace Survey.Core.Questionnaires.Versions;

/// <summary>Tells whether answers given before and after a change may be counted together.</summary>
public enum Comparability
{
    /// <summary>The answers mean the same.</summary>
    Same,

    /// <summary>The answers mean the same, but not everybody was asked the same or had the same choices.</summary>
    WithCare,

    /// <summary>The answers mean different things, or answers to one version have no place in the other.</summary>
    No,
}
