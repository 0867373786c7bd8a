namespace Survey.Collecting.Workbooks;

/// <summary>An uploaded file was not read, because too many others are read at the moment or the service stops.</summary>
public sealed class UploadsBusyException() : Exception("Too many files are being read at the moment. Try again soon.");
