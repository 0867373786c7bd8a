namespace Survey.Core.Problems;

/// <summary>Collects the problems of one piece of work, so that all of them are told at once.</summary>
/// <remarks>
/// The first <see cref="Kept"/> are kept whole and the rest counted: a public consultation's file with a million bad
/// lines must not become a million messages, and whoever mends the first ten thousand will run it again.
/// </remarks>
public sealed class ProblemLog
{
    /// <summary>How many problems are kept whole.</summary>
    public const int Kept = 10_000;

    private readonly List<Problem> _problems = [];

    /// <summary>The problems kept, in the order they were found.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>How many further problems were found after the first <see cref="Kept"/>.</summary>
    public int NotKept { get; private set; }

    /// <summary>How many errors were found, kept or not.</summary>
    public int Errors { get; private set; }

    /// <summary>Notes a problem.</summary>
    public void Add(ProblemKind kind, Place place, string message)
    {
        if (kind.Severity == Severity.Error)
        {
            Errors++;
        }

        if (_problems.Count < Kept)
        {
            _problems.Add(new Problem(kind, place, message));
        }
        else
        {
            NotKept++;
        }
    }

    /// <summary>The outcome of the work: the value if no error was found, else none.</summary>
    public Outcome<T> ToOutcome<T>(T? value)
        where T : class =>
        new(Errors == 0 ? value : null, _problems, NotKept);
}
