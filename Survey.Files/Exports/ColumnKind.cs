namespace Survey.Files.Exports;

/// <summary>What the cells of a column contain. Any cell may be empty (null).</summary>
public enum ColumnKind
{
    /// <summary>Text written by people (<see cref="string"/>).</summary>
    Text,

    /// <summary>Codes, or their labels (<see cref="string"/>).</summary>
    Codes,

    /// <summary>A whole number that fits in 64 bits (<see cref="decimal"/>).</summary>
    WholeNumber,

    /// <summary>Any number (<see cref="decimal"/>).</summary>
    Number,

    /// <summary>A date (<see cref="DateOnly"/>).</summary>
    Date,

    /// <summary>True or false (<see cref="bool"/>).</summary>
    Truth,

    /// <summary>A calculated value: a number (<see cref="decimal"/>) where it is one, otherwise text (<see cref="string"/>).</summary>
    Calculated,
}
