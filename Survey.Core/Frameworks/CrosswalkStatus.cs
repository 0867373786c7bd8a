namespace Survey.Core.Frameworks;

/// <summary>What weight a crosswalk has.</summary>
public enum CrosswalkStatus
{
    /// <summary>A reading of this project's own, which nobody has adopted (<c>project-reading</c>).</summary>
    ProjectReading,

    /// <summary>Adopted by those who own the frameworks, or the dialogue that uses it (<c>official</c>).</summary>
    Official,
}
