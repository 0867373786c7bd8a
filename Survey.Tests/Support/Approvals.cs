namespace Survey.Tests.Support;

/// <summary>Snapshots: the output beside the test, approved by a person once and compared ever after.</summary>
internal static class Approvals
{
    /// <summary>Compares a text with the approved one in the folder Approved beside the test's file.</summary>
    public static void ShouldBeAsApproved(this string text, string name, string extension) =>
        text.ShouldMatchApproved(options => options
            .NoDiff()
            .SubFolder("Approved")
            .WithFilenameGenerator((_, _, kind, ending) => $"{name}.{kind}.{ending}")
            .WithFileExtension(extension));
}
