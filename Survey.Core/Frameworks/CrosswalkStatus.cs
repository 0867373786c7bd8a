namespace Survey.Core.Frameworks;

/// <summary>The authority of a crosswalk.</summary>
public enum CrosswalkStatus
{
    /// <summary>A reading of this project that nobody has adopted (<c>project-reading</c>).</summary>
    ProjectReading,

    /// <summary>Adopted by the owners of the frameworks, or by the dialogue that uses it (<c>official</c>).</summary>
    Official,
}
