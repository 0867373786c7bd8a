namespace Survey.Core.Questionnaires.Editing;

/// <summary>Where an item is put.</summary>
/// <param name="Side">On which side of the other item.</param>
/// <param name="Key">The key of the other item; empty for the questionnaire itself, with <see cref="ItemSide.Inside"/>.</param>
public sealed record ItemPosition(ItemSide Side, string Key);

/// <summary>On which side of another item something is put.</summary>
public enum ItemSide
{
    /// <summary>Directly before it.</summary>
    Before,

    /// <summary>Directly after it.</summary>
    After,

    /// <summary>Inside it, as the last item.</summary>
    Inside,
}
