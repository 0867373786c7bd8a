namespace Survey.Collecting.Workbooks;

/// <summary>A filled answer workbook that somebody sent back.</summary>
/// <param name="Name">The file's name, used in problems.</param>
/// <param name="Bytes">The file.</param>
public sealed record WorkbookUpload(string Name, byte[] Bytes);
