namespace Survey.Files.Reports.Charts;

/// <summary>A chart laid out: shapes in the order in which they are drawn and read. All lengths are in pixels.</summary>
/// <param name="Width">Its width; the least one if it stretches.</param>
/// <param name="Height">Its height.</param>
/// <param name="Stretches">True if it can be drawn at any width.</param>
/// <param name="Shapes">The shapes.</param>
internal sealed record ChartFigure(double Width, double Height, bool Stretches, IReadOnlyList<ChartShape> Shapes)
{
    /// <summary>White space around it in a file.</summary>
    public const double Margin = 16;

    /// <summary>Width and height of its file.</summary>
    public (double Width, double Height) FileSize => (Width + (2 * Margin), Height + (2 * Margin));
}

/// <summary>A place along a line of text, from where the line begins: at the left, or at the right in Arabic.</summary>
/// <param name="Share">A share of the figure's width.</param>
/// <param name="Offset">Pixels to be added.</param>
internal readonly record struct Along(double Share, double Offset);

/// <summary>A shape of a chart.</summary>
/// <param name="X">Where it begins; of a dot its centre, of a text its anchor.</param>
/// <param name="Y">Its upper edge; of a dot its centre, of a text its base line.</param>
internal abstract record ChartShape(Along X, double Y);

/// <summary>A rectangle with an outline.</summary>
/// <param name="X">Where it begins.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Height">Its height.</param>
/// <param name="Series">The series whose fill it has; null for none.</param>
internal sealed record ChartBox(Along X, double Y, Along Length, double Height, int? Series) : ChartShape(X, Y);

/// <summary>A circle with an outline.</summary>
/// <param name="X">Its centre.</param>
/// <param name="Y">Its centre.</param>
/// <param name="Radius">Its radius.</param>
/// <param name="IsFilled">True if it is filled.</param>
internal sealed record ChartDot(Along X, double Y, double Radius, bool IsFilled) : ChartShape(X, Y);

/// <summary>A horizontal line over the whole width.</summary>
/// <param name="Y">Its place.</param>
internal sealed record ChartRule(double Y) : ChartShape(default, Y);

/// <summary>A line of text.</summary>
/// <param name="X">Its anchor.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Text">The text.</param>
internal sealed record ChartText(Along X, double Y, string Text) : ChartShape(X, Y)
{
    /// <summary>Which part of the text stands at the anchor.</summary>
    public ChartAnchor Anchor { get; init; }

    /// <summary>Its size.</summary>
    public double Size { get; init; } = ChartLayout.TextSize;

    /// <summary>The text of which this is the last line, if that line was cut; otherwise null. A very long one is cut, too.</summary>
    public string? Whole { get; init; }

    /// <summary>True for bold type.</summary>
    public bool IsStrong { get; init; }

    /// <summary>The series on whose fill it stands; null if it stands beside.</summary>
    public int? On { get; init; }
}

/// <summary>Which part of a text stands at its anchor.</summary>
internal enum ChartAnchor
{
    /// <summary>Where the line begins.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>Where the line ends.</summary>
    End,
}
