using System.Text;
using System.Text.Json;

namespace Survey.Benchmarks.Bare;

/// <summary>Reads the lines of a file, parses each, and stores it as one row of a durable SQLite file.</summary>
internal static class BareLoad
{
    private const int RowsInTransaction = 10_000;

    /// <summary>Loads a file of answers into a new store, and prints their number.</summary>
    public static void Run(string answers, string store)
    {
        using var target = new BareStore(store);
        var count = 0;
        target.Begin();
        foreach (var line in File.ReadLines(answers))
        {
            var bytes = Encoding.UTF8.GetBytes(line);
            using var document = JsonDocument.Parse(bytes);
            target.Insert(bytes);
            if (++count % RowsInTransaction == 0)
            {
                target.Commit();
                target.Begin();
            }
        }

        target.Commit();
        Console.WriteLine(count);
    }
}
