namespace Survey.Core.Problems;

/// <summary>Collects the problems of one piece of work, so that all of them are told at once.</summary>
/// <remarks>
/// The first <see cref="Kept"/> errors and as many warnings are kept whole and the rest counted: a public consultation's file with a million bad
/// lines must not become a million messages, and whoever mends the first ten thousand will run it again.
/// </remarks>
public sealed class ProblemLog
{
    /// <summary>How many errors, and how many warnings, are kept whole.</summary>
    public const int Kept = 10_000;

    private readonly List<Problem> _problems = [];
    private int _warnings;

    /// <summary>The problems kept, in the order they were found.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>How many further problems were found beyond those kept.</summary>
    public int NotKept { get; private set; }

    /// <summary>How many errors were found, kept or not.</summary>
    public int Errors { get; private set; }

    /// <summary>Adds a problem.</summary>
    /// <param name="variant">The catalogue's entry: a kind, or one of its variants.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="details">The values that its template quotes.</param>
    public void Add(ProblemVariant variant, Place place, params ReadOnlySpan<(string Name, Detail Value)> details) =>
        Add(new Problem(variant, place, details.ToArray()));

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem)
    {
        // Bounded apart, so that no number of warnings hides an error.
        var ofItsKind = problem.Severity == Severity.Error ? ++Errors : ++_warnings;
        if (ofItsKind <= Kept)
        {
            _problems.Add(problem);
        }
        else
        {
            NotKept++;
        }
    }

    /// <summary>The outcome of the work: the value if no error was found, else none.</summary>
    public Outcome<T> ToOutcome<T>(T? value)
        where T : class =>
        new(Errors == 0 ? value : null, _problems, Errors, NotKept);
}
