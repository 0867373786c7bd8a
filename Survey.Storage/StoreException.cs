namespace Survey.Storage;

/// <summary>The store cannot be used: it is missing, locked, damaged, or made by another version.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The driver's error; null if there was none.</param>
public class StoreException(string message, Exception? inner = null) : Exception(message, inner);
