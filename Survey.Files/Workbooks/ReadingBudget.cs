using System.Xml;

namespace Survey.Files.Workbooks;

/// <summary>
/// The work that reading one workbook may cost: bytes, XML nodes, sheets, cells and merged ranges of all its parts together.
/// </summary>
/// <remarks>
/// A small file can describe much work: a part of 40 MB packs to 40 KB, and a part may be named many times. So work is counted
/// where it is done. It is counted in steps, not in time, so a file is read or refused whatever else the machine does.
/// </remarks>
/// <param name="cancellation">Ends the reading: the client has gone, or the service stops.</param>
internal sealed class ReadingBudget(CancellationToken cancellation)
{
    /// <summary>The largest number of sheets.</summary>
    public const int MaxSheets = 200;

    /// <summary>The largest number of cells with content, and of comments, in all sheets together.</summary>
    public const int MaxCells = 1_000_000;

    /// <summary>The largest number of merged ranges, and of links, in all sheets together.</summary>
    public const int MaxRanges = 10_000;

    // A million cells have about five nodes each.
    private const int MaxNodes = 8_000_000;
    private const int MaxDepth = 64;
    private const long MaxBytes = 64L * 1024 * 1024;

    // The start tag of an element with all its attributes. Texts are longer, but the reader fetches them after the node itself.
    private const int MaxTagBytes = 1024 * 1024;

    // Names of elements and attributes stay in memory while a part is read.
    private const int MaxNames = 10_000;
    private const int NodesBetweenChecks = 4096;

    private int _nodes;
    private long _bytes;
    private int _tagBytes;
    private bool _isInTag;
    private int _names;
    private int _sheets;
    private int _cells;
    private int _ranges;

    /// <summary>Moves a reader to its next node; false at the end of the part.</summary>
    /// <exception cref="WorkbookTooLargeException">The workbook costs more than allowed.</exception>
    public bool Read(XmlReader reader)
    {
        if (++_nodes % NodesBetweenChecks == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        (_tagBytes, _isInTag) = (0, true);
        var isRead = reader.Read();
        _isInTag = false;
        return _nodes <= MaxNodes && reader.Depth <= MaxDepth ? isRead : throw WorkbookTooLargeException.Unpacked();
    }

    /// <summary>Charges bytes of a part as they are unpacked.</summary>
    public void ChargeBytes(int count)
    {
        cancellation.ThrowIfCancellationRequested();
        _bytes += count;
        _tagBytes += _isInTag ? count : 0;
        if (_bytes > MaxBytes || _tagBytes > MaxTagBytes)
        {
            throw WorkbookTooLargeException.Unpacked();
        }
    }

    /// <summary>Charges a name of an element or attribute that was not used before in its part.</summary>
    public void ChargeName()
    {
        if (++_names > MaxNames)
        {
            throw WorkbookTooLargeException.Unpacked();
        }
    }

    /// <summary>Charges a sheet.</summary>
    public void ChargeSheet() => Charge(ref _sheets, MaxSheets, "sheets");

    /// <summary>Charges a cell with content, or a comment.</summary>
    public void ChargeCell() => Charge(ref _cells, MaxCells, "cells");

    /// <summary>Charges a merged range or a link.</summary>
    public void ChargeRange() => Charge(ref _ranges, MaxRanges, "ranges");

    private static void Charge(ref int used, int most, string variant)
    {
        if (++used > most)
        {
            throw new WorkbookTooLargeException(variant, most);
        }
    }
}
