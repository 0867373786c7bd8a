using Survey.Core.Languages;
using Survey.Core.Problems;

namespace Survey.Storage;

/// <summary>The store cannot be used: it is missing, locked, damaged, or made by another version.</summary>
public class StoreException : Exception
{
    private const string PathDetail = "path";

    private readonly Problem? _problem;

    /// <summary>A failure with a text that is already in the reader's language.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">The cause; null if there was none.</param>
    public StoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>A failure whose message is given in the reader's language.</summary>
    /// <param name="inner">The cause; null if there was none.</param>
    /// <param name="variant">What is wrong and what to do.</param>
    /// <param name="details">Values that the message quotes.</param>
    public StoreException(Exception? inner, ProblemVariant variant, params (string Name, Detail Value)[] details)
        : this(inner, new Problem(variant, Place.OfFile("store"), details))
    {
    }

    private StoreException(Exception? inner, Problem problem)
        : base(problem.ToText(Language.English), inner) => _problem = problem;

    /// <summary>The message in a language.</summary>
    public string ToText(Language language) => _problem?.ToText(language) ?? Message;

    /// <summary>The same failure about another path, because the user does not know a temporary one.</summary>
    public StoreException About(string temporary, string path) =>
        _problem is null || _problem.Details.All(detail => detail.Name != PathDetail)
            ? new StoreException(Message.Replace(temporary, path, StringComparison.Ordinal), this)
            : new StoreException(
                this,
                _problem with
                {
                    Details =
                    [
                        .. _problem.Details.Select(detail => detail.Name == PathDetail ? (PathDetail, Detail.Exact(path)) : detail),
                    ],
                });
}
