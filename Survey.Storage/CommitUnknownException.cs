using Survey.Core.Problems;

namespace Survey.Storage;

/// <summary>The connection was lost during a commit, so that the change may have been stored or not.</summary>
/// <param name="inner">The cause.</param>
/// <param name="name">The store's name.</param>
public sealed class CommitUnknownException(Exception inner, string name)
    : StoreException(inner, ProblemCatalogue.StoreUnusable["commit-unknown"], ("path", Detail.Exact(name)));
