using Survey.Core.Reading;

namespace Survey.Core.Comparisons;

/// <summary>A difference between two rounds by which something cannot be compared, or only with care.</summary>
/// <param name="Subject">What differs.</param>
/// <param name="Code">The code of what differs; of a choice the question's path, <c>=</c> and its code.</param>
/// <param name="Reason">How it differs.</param>
/// <param name="Earlier">The earlier round's code, label or value; null if it has none.</param>
/// <param name="Later">The later round's code, label or value; null if it has none.</param>
public sealed record ComparisonDifference(
    DifferenceSubject Subject,
    string Code,
    DifferenceReason Reason,
    LocalizedText? Earlier,
    LocalizedText? Later);

/// <summary>What differs between two rounds.</summary>
/// <param name="Code">Its code in files.</param>
public sealed record DifferenceSubject(string Code)
{
    /// <summary>The round itself: anyone may answer one of them.</summary>
    public static DifferenceSubject Round { get; } = new("round");

    /// <summary>The recurrence rule.</summary>
    public static DifferenceSubject Rule { get; } = new("rule");

    /// <summary>The framework of the findings, or of a coded question.</summary>
    public static DifferenceSubject Framework { get; } = new("framework");

    /// <summary>A region.</summary>
    public static DifferenceSubject Region { get; } = new("region");

    /// <summary>A type of organization.</summary>
    public static DifferenceSubject Type { get; } = new("type");

    /// <summary>A theme.</summary>
    public static DifferenceSubject Theme { get; } = new("theme");

    /// <summary>An element.</summary>
    public static DifferenceSubject Element { get; } = new("element");

    /// <summary>An organization that is invited to both rounds.</summary>
    public static DifferenceSubject Organization { get; } = new("organization");

    /// <summary>A question.</summary>
    public static DifferenceSubject Question { get; } = new("question");

    /// <summary>A choice of a question.</summary>
    public static DifferenceSubject Choice { get; } = new("choice");

    /// <summary>All subjects.</summary>
    public static IReadOnlyList<DifferenceSubject> All { get; } =
        [Round, Rule, Framework, Region, Type, Theme, Element, Organization, Question, Choice];
}

/// <summary>How something differs between two rounds.</summary>
/// <param name="Code">Its code in files.</param>
public sealed record DifferenceReason(string Code)
{
    /// <summary>The earlier round alone has it.</summary>
    public static DifferenceReason OnlyEarlier { get; } = new("only-earlier");

    /// <summary>The later round alone has it.</summary>
    public static DifferenceReason OnlyLater { get; } = new("only-later");

    /// <summary>It is another one, or has another value.</summary>
    public static DifferenceReason Other { get; } = new("other");

    /// <summary>It has the same code and another text.</summary>
    public static DifferenceReason OtherText { get; } = new("other-text");

    /// <summary>It is of another type, so that its answers are counted in another way.</summary>
    public static DifferenceReason OtherType { get; } = new("other-type");

    /// <summary>It stands in another repeat group, or outside them.</summary>
    public static DifferenceReason OtherPlace { get; } = new("other-place");

    /// <summary>It counts in other regions.</summary>
    public static DifferenceReason OtherRegions { get; } = new("other-regions");

    /// <summary>The crosswalk does not translate it.</summary>
    public static DifferenceReason NoCounterpart { get; } = new("no-counterpart");

    /// <summary>Anyone may answer, so respondents have no codes that both rounds know.</summary>
    public static DifferenceReason Open { get; } = new("open");

    /// <summary>All reasons.</summary>
    public static IReadOnlyList<DifferenceReason> All { get; } =
        [OnlyEarlier, OnlyLater, Other, OtherText, OtherType, OtherPlace, OtherRegions, NoCounterpart, Open];
}
