namespace Survey.Files.Folders;

/// <summary>Reads a stream of bytes line by line, with at most one line in memory.</summary>
internal static class LineReader
{
    private const int FirstBuffer = 64 * 1024;

    /// <summary>The lines that are not blank, with their numbers, counted from 1.</summary>
    /// <param name="stream">Read to its end.</param>
    /// <param name="longest">Largest length of a line, in bytes.</param>
    /// <returns>The bytes of each line, valid until the next line is read; null for a line that is too long.</returns>
    public static IEnumerable<(int Line, ReadOnlyMemory<byte>? Bytes)> Read(Stream stream, int longest)
    {
        var buffer = new byte[FirstBuffer];
        var (start, end, line) = (0, 0, 0);
        var skipping = false;
        while (true)
        {
            var feed = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (feed < 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
                if (end > longest)
                {
                    (end, skipping) = (0, true);
                }
                else if (end == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }

                var read = stream.Read(buffer, end, buffer.Length - end);
                end += read;
                if (read > 0)
                {
                    continue;
                }

                feed = end;
            }

            var atEnd = feed == end - start;
            line++;
            if (skipping)
            {
                yield return (line, null);
            }
            else if (!IsBlank(buffer.AsSpan(start, feed)))
            {
                yield return (line, buffer.AsMemory(start, feed));
            }

            skipping = false;
            if (atEnd)
            {
                yield break;
            }

            start += feed + 1;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;
}
