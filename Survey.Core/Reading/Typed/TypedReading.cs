namespace Survey.Core.Reading.Typed;

/// <summary>Result of reading a typed text: one value, none, or two of which only the writer can choose.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public readonly record struct TypedReading<T>
    where T : struct
{
    private TypedReading(TypedReadingKind kind, T first, T second) => (Kind, First, Second) = (kind, first, second);

    /// <summary>Kind of result.</summary>
    public TypedReadingKind Kind { get; }

    /// <summary>The value if there is one, or the first one if ambiguous.</summary>
    public T First { get; }

    /// <summary>The second value if ambiguous.</summary>
    public T Second { get; }

    /// <summary>The value; null unless there is exactly one.</summary>
    public T? Value => Kind == TypedReadingKind.Value ? First : null;

    internal static TypedReading<T> None { get; } = new(TypedReadingKind.None, default, default);

    internal static TypedReading<T> TooLong { get; } = new(TypedReadingKind.TooLong, default, default);

    internal static TypedReading<T> Of(T? value) => value is { } known ? new(TypedReadingKind.Value, known, default) : None;

    internal static TypedReading<T> Either(T first, T second) => new(TypedReadingKind.Ambiguous, first, second);
}
