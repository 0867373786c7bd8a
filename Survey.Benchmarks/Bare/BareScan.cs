using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Survey.Benchmarks.Bare;

/// <summary>Reads every body of a store that <see cref="BareLoad"/> made, parses it and hashes it.</summary>
internal static class BareScan
{
    /// <summary>Scans the store, and prints the number of bodies.</summary>
    public static void Run(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM answer";
        using var reader = command.ExecuteReader();
        var count = 0;
        while (reader.Read())
        {
            var body = reader.GetFieldValue<byte[]>(0);
            using var document = JsonDocument.Parse(body);
            SHA256.HashData(body);
            count++;
        }

        Console.WriteLine(count);
    }
}
