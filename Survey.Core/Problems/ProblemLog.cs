namespace Survey.Core.Problems;

/// <summary>Collects the problems of one piece of work, so that all of them are reported at once.</summary>
/// <remarks>
/// Lists the first <see cref="Kept"/> errors and as many warnings, and counts the others: a file of a public consultation with a million
/// bad lines must not give a million messages.
/// </remarks>
public sealed class ProblemLog
{
    /// <summary>Maximum number of errors listed, and of warnings listed.</summary>
    public const int Kept = 10_000;

    private readonly List<Problem> _problems = [];
    private int _warnings;

    /// <summary>The listed problems, in the order they were found.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Number of problems found that are not listed.</summary>
    public int NotKept { get; private set; }

    /// <summary>Number of errors found, listed or not.</summary>
    public int Errors { get; private set; }

    /// <summary>Adds a problem.</summary>
    /// <param name="variant">A kind of the catalogue, or one of its variants.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="details">Values that its template quotes, by name.</param>
    public void Add(ProblemVariant variant, Place place, params ReadOnlySpan<(string Name, Detail Value)> details) =>
        Add(new Problem(variant, place, details.ToArray()));

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem)
    {
        // Errors and warnings have separate limits, so that no number of warnings hides an error.
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

    /// <summary>Adds the problems of another log, in their order.</summary>
    public void Add(ProblemLog other)
    {
        other._problems.ForEach(Add);

        // Problems that the other log counted and did not keep are counted here, too.
        Errors += Math.Max(0, other.Errors - Kept);
        _warnings += Math.Max(0, other._warnings - Kept);
        NotKept += other.NotKept;
    }

    /// <summary>The outcome of the work: the value if no error was found, otherwise null.</summary>
    public Outcome<T> ToOutcome<T>(T? value)
        where T : class =>
        new(Errors == 0 ? value : null, _problems, Errors, NotKept);
}
