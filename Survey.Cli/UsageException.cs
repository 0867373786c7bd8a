namespace Survey.Cli;

/// <summary>The command line names something that does not exist, or options that cannot be combined.</summary>
/// <param name="message">What is wrong, and what is valid instead.</param>
internal sealed class UsageException(string message) : Exception(message);
