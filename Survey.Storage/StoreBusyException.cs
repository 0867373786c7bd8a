namespace Survey.Storage;

/// <summary>Another writer did not end in time. Nothing was changed, and a retry may succeed.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The driver's error; null if there was none.</param>
public sealed class StoreBusyException(string message, Exception? inner = null) : StoreException(message, inner);
