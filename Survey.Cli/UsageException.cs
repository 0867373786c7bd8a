namespace Survey.Cli;

/// <summary>A command was called with something that does not exist or does not go together.</summary>
/// <param name="message">What, and what there is instead.</param>
internal sealed class UsageException(string message) : Exception(message);
