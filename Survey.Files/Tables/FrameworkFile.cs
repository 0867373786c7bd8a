using Survey.Core.Frameworks;
using Survey.Core.Problems;

namespace Survey.Files.Tables;

/// <summary>Writes a framework as a workbook, and reads it from a workbook or CSV (<see cref="FrameworkTables"/>).</summary>
public static class FrameworkFile
{
    /// <summary>Writes the framework as a workbook (.xlsx).</summary>
    public static void WriteWorkbook(Stream output, Framework framework) =>
        TableFile.WriteWorkbook(output, framework.Code, FrameworkTables.Write(framework, Place.OfFile($"{framework.Code}.xlsx")));

    /// <summary>Reads a framework; null after a problem.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">What problems call the file.</param>
    /// <param name="code">The framework's code if the file does not say one.</param>
    /// <param name="name">The framework's name if the file does not say one.</param>
    /// <param name="problems">Receives the problems found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static Framework? Read(
        byte[] bytes,
        string file,
        string code,
        string name,
        ProblemLog problems,
        CancellationToken cancellationToken = default) =>
        TableFile.Read(bytes, file, FrameworkTables.ElementsSheet, problems, cancellationToken) is { } sheets
            ? FrameworkTables.Read(sheets, code, name, Place.OfFile(file), problems)
            : null;
}
