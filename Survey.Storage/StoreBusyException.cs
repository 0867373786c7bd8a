namespace Survey.Storage;

/// <summary>Another writer did not end in time. Nothing was changed, and trying again helps.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The driver's failure; null if there was none.</param>
public sealed class StoreBusyException(string message, Exception? inner = null) : StoreException(message, inner);
