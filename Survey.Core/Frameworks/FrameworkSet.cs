using System.Diagnostics;

namespace Survey.Core.Frameworks;

/// <summary>The frameworks of a round. Each coded question is answered with one of them.</summary>
public sealed class FrameworkSet
{
    private readonly Dictionary<string, Framework> _byCode;

    /// <summary>Collects the frameworks.</summary>
    /// <param name="main">The framework of questions that name none.</param>
    /// <param name="further">The others. The codes of all must be unique.</param>
    public FrameworkSet(Framework main, params IReadOnlyList<Framework> further)
    {
        Main = main;
        All = [main, .. further];
        _byCode = All.ToDictionary(framework => framework.Code, StringComparer.Ordinal);
    }

    /// <summary>The framework of questions that name none: <c>framework.json</c>.</summary>
    public Framework Main { get; }

    /// <summary>All frameworks: the main one, then the others in the order of their file names.</summary>
    public IReadOnlyList<Framework> All { get; }

    /// <summary>The framework with that code, or null. The main one for a code that is null.</summary>
    public Framework? Find(string? code) => code is null ? Main : _byCode.GetValueOrDefault(code);

    /// <summary>The framework that a question of a round names.</summary>
    /// <param name="code">The code that the question names; null for the main framework.</param>
    /// <exception cref="UnreachableException">There is no such framework: the round was not checked.</exception>
    public Framework Get(string? code) => Find(code) ?? throw new UnreachableException($"The round has no framework {code}.");
}
