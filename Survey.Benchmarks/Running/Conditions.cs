using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Survey.Benchmarks.Running;

/// <summary>The conditions of a run.</summary>
internal static class Conditions
{
    /// <summary>Day, machine and versions in a sentence.</summary>
    public static string Of(Product product, Sizes sizes)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        var size = sizes.IsQuick ? "quick sizes" : sizes.Divisor == 1 ? "full sizes" : $"sizes divided by {sizes.Divisor}";
        string[] facts =
        [
            $"{Environment.ProcessorCount} cores",
            $"{memory:F0} GB",
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            $"SQLite {connection.ServerVersion}",
            $"alternations: {sizes.Alternations}",
            size,
            $"SurveyEngine {product.Description}",
        ];
        return $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}: {string.Join(", ", facts)}.";
    }
}
