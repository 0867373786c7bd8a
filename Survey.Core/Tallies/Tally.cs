using System.Buffers;
using System.Globalization;
using System.Text;
using Survey.Core.Analysis;
using Survey.Core.Results;
using Survey.Core.Rounds;

namespace Survey.Core.Tallies;

// The stored form.
//
// Two blobs, one for the overview and one for the results, because an overview needs only the first. Each begins with the
// number of the form. Then come the counters in the order of their layout, as 7-bit encoded integers. In the second blob
// follows, for each question with values, the number of its values plus 1 (0 if there are too many to keep them), then each
// value as a decimal text and how often it occurs. The layout is not stored: tallies are made again when the definition of
// their round changes.

/// <summary>
/// The counters of an open round's overview and results, for the respondents of one <see cref="TallyPart"/>. Responses can be added,
/// and taken away again.
/// </summary>
/// <remarks>
/// Everything is exact. The median of numbers needs each value, and so does taking away the smallest one. A stored tally has how often
/// each value occurs, up to a number of different values; beyond it, <see cref="HasAllValues"/> is false, and the results need all
/// responses.
/// </remarks>
public sealed class Tally
{
    private const byte Form = 1;

    // Bytes of the largest 7-bit encoded integer.
    private const int LongestCount = 10;

    private readonly TallyLayout _layout;
    private readonly HashSet<int> _withoutValues = [];

    /// <summary>Makes a tally that counts nothing.</summary>
    /// <param name="round">The open round by the definition that the responses are read by.</param>
    public Tally(Round round)
        : this(TallyLayout.Of(round))
    {
    }

    private Tally(TallyLayout layout)
    {
        _layout = layout;
        Overview = new OverviewTally(layout.Overview.Length, keepsOrganizations: false);
        Answers = new AnswerTally(layout.Results, keepsOrganizations: false);
    }

    /// <summary>Number of respondents.</summary>
    public int Responded => Overview.Count(OverviewLayout.Responded);

    /// <summary>False if a question has more different numbers or dates than are kept.</summary>
    public bool HasAllValues => _withoutValues.Count == 0;

    internal OverviewTally Overview { get; }

    internal AnswerTally Answers { get; }

    /// <summary>Adds a response.</summary>
    public void Add(TalliedResponse response) => Change(response, 1);

    /// <summary>Takes a response away that was added before, here or to a tally that this one is merged with.</summary>
    public void Remove(TalliedResponse response) => Change(response, -1);

    /// <summary>Adds the counts of another tally of the same round.</summary>
    public void Merge(Tally other)
    {
        Overview.Merge(other.Overview);
        Answers.Merge(other.Answers);
        foreach (var question in _withoutValues.Union(other._withoutValues).ToList())
        {
            Drop(question);
        }
    }

    /// <summary>True if both count the same. Values that one of them does not keep are not compared.</summary>
    public bool Agrees(Tally other) =>
        Overview.Counts.AsSpan().SequenceEqual(other.Overview.Counts)
        && Answers.Counts.AsSpan().SequenceEqual(other.Answers.Counts)
        && _layout.WithValues
            .Where(question => !_withoutValues.Contains(question) && !other._withoutValues.Contains(question))
            .All(question => (Answers.Values[question] ?? []).SequenceEqual(other.Answers.Values[question] ?? []));

    /// <summary>The counters of the overview in their stored form.</summary>
    public byte[] WriteOverview() => Write(writer => WriteCounts(writer, Overview.Counts));

    /// <summary>The counters of the results in their stored form.</summary>
    public byte[] WriteResults() => Write(writer =>
    {
        WriteCounts(writer, Answers.Counts);
        foreach (var question in _layout.WithValues)
        {
            var values = Answers.Values[question] ?? [];
            if (_withoutValues.Contains(question) || values.Count > _layout.MostValues)
            {
                writer.Write7BitEncodedInt(0);
                continue;
            }

            writer.Write7BitEncodedInt(values.Count + 1);
            foreach (var (value, times) in values)
            {
                writer.Write(Figures.Trim(value).ToString(CultureInfo.InvariantCulture));
                writer.Write7BitEncodedInt64(times);
            }
        }
    });

    /// <summary>Reads a tally in its stored form.</summary>
    /// <param name="round">The round by the definition that the tally was made with.</param>
    /// <param name="overview">The counters of the overview.</param>
    /// <param name="results">The counters of the results; null to leave them at 0.</param>
    /// <returns>Null if the bytes are not those of a tally of the round.</returns>
    public static Tally? Read(Round round, byte[] overview, byte[]? results)
    {
        var tally = new Tally(round);
        return Read(overview, reader => ReadCounts(reader, tally.Overview.Counts))
            && (results is null || Read(results, reader => ReadResults(reader, tally)))
                ? tally
                : null;
    }

    private void Change(TalliedResponse response, int sign)
    {
        foreach (var counter in response.Overview)
        {
            Overview.Counts[counter] += sign;
        }

        Answers.Add(response.Answers, who: null, sign);
        foreach (var (question, _) in response.Answers.Values)
        {
            if (_withoutValues.Contains(question) || Answers.Values[question]?.Count > _layout.MostValues)
            {
                Drop(question);
            }
        }
    }

    private void Drop(int question)
    {
        _withoutValues.Add(question);
        Answers.Values[question] = null;
    }

    private static byte[] Write(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Form);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static void WriteCounts(BinaryWriter writer, long[] counts)
    {
        // The same bytes as by Write7BitEncodedInt64, which is slow, because it gives each byte to the stream.
        var bytes = ArrayPool<byte>.Shared.Rent(counts.Length * LongestCount);
        var length = 0;
        foreach (var count in counts)
        {
            var left = (ulong)count;
            for (; left >= 0x80; left >>= 7)
            {
                bytes[length++] = (byte)(left | 0x80);
            }

            bytes[length++] = (byte)left;
        }

        writer.Write(bytes, 0, length);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static bool Read(byte[] bytes, Func<BinaryReader, bool> read)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            return reader.ReadByte() == Form && read(reader) && stream.Position == stream.Length;
        }
        catch (Exception malformed) when (malformed is EndOfStreamException or FormatException or DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool ReadCounts(BinaryReader reader, long[] counts)
    {
        for (var counter = 0; counter < counts.Length; counter++)
        {
            counts[counter] = reader.Read7BitEncodedInt64();
        }

        return true;
    }

    private static bool ReadResults(BinaryReader reader, Tally tally)
    {
        ReadCounts(reader, tally.Answers.Counts);
        foreach (var question in tally._layout.WithValues)
        {
            var count = reader.Read7BitEncodedInt() - 1;
            if (count < 0)
            {
                tally._withoutValues.Add(question);
            }
            else if (count > 0)
            {
                var values = tally.Answers.Values[question] = [];
                for (; count > 0; count--)
                {
                    if (!decimal.TryParse(reader.ReadString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
                    {
                        return false;
                    }

                    values[value] = reader.Read7BitEncodedInt64();
                }
            }
        }

        return true;
    }
}
