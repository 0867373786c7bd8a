using Survey.Core.Problems;

namespace Survey.Storage;

/// <summary>Another writer did not end in time. Nothing was changed, and a retry may succeed.</summary>
/// <param name="inner">The cause; null if there was none.</param>
/// <param name="variant">What is wrong and what to do.</param>
/// <param name="details">Values that the message quotes.</param>
public sealed class StoreBusyException(Exception? inner, ProblemVariant variant, params (string Name, Detail Value)[] details)
    : StoreException(inner, variant, details);
