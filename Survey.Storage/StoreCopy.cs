using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Survey.Core.Problems;

namespace Survey.Storage;

/// <summary>What was copied.</summary>
/// <param name="Tables">Number of tables.</param>
/// <param name="Rows">Number of rows in all of them.</param>
public sealed record CopyResult(int Tables, int Rows);

/// <summary>Copies all rows of a store into an empty one, on the same or another engine.</summary>
public static class StoreCopy
{
    // With more values, binding them is slow: SQLite searches all names of the statement for each parameter.
    private const int ValuesPerStatement = 200;

    // A table that refers to another one comes after it.
    private static readonly (string Name, string Key)[] Tables =
    [
        ("round_revision", "id"),
        ("response_revision", "bucket, round, respondent, revision"),
        ("response", "bucket, round, respondent"),
        ("round_decision", "round"),
        ("draft", "bucket, round, respondent"),
        ("contact", "id"),
        ("access_link", "bucket, id"),
        ("message", "id"),
        ("wording", "round, kind, language"),
        ("planned_message", "id"),
        ("planned_sending", "plan, day"),
        ("reminder_choice", "secret_hash"),
        ("address_key", "round"),
        ("audit_base", "number"),
        ("audit_entry", "bucket, number"),
        ("account", "id"),
        ("api_token", "id"),
        ("sign_in_attempt", "key"),
        ("ended_session", "id"),
        ("service_key", "id"),
        ("access_generation", "id"),
        ("analysis_entry", "id"),
        ("publication", "id"),
        ("editing_draft", "round"),
        ("editing_step", "round, number"),
        ("translation_review", "round, text_key, source_language, language"),
        ("publication_response", "bucket, publication, respondent"),
        ("tallied_round", "round"),
        ("tally", "bucket, round, questionnaire_version, part"),
    ];

    /// <summary>The names of the tables.</summary>
    internal static IEnumerable<string> TableNames => Tables.Select(table => table.Name);

    /// <summary>
    /// Copies a store as it is at one moment; others may use it meanwhile. Then the copy is read, and each table is compared by the number
    /// and the hash of its rows. Everything happens in one transaction of the target.
    /// </summary>
    /// <param name="from">The store.</param>
    /// <param name="to">A store without any rows.</param>
    /// <param name="progress">Receives the number of rows copied so far, after each batch; may be null.</param>
    /// <param name="cancellationToken">Cancels the operation; then nothing is copied.</param>
    /// <exception cref="StoreException">The target has rows, or is not equal afterwards; then nothing is copied.</exception>
    public static async Task<CopyResult> Copy(Store from, Store to, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        if (from.IsIncomplete)
        {
            throw new StoreException(inner: null, ProblemCatalogue.StoreIncomplete);
        }

        await using var source = await from.BeginReadAsync(cancellationToken);
        await using var target = await to.BeginWriteAsync(cancellationToken);
        foreach (var table in TableNames)
        {
            if (await target.FindFirst<bool>($"SELECT EXISTS (SELECT 1 FROM {table})"))
            {
                throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["copy-not-empty"], ("path", Detail.Exact(to.Name)));
            }
        }

        var rows = 0;
        foreach (var (table, key) in Tables)
        {
            var columns = await target.GetColumns(table);
            var select = $"SELECT {string.Join(", ", columns.Select(column => column.Name))} FROM {table} ORDER BY {key}";
            using var read = new Digest();
            await foreach (var batch in source.ReadValues(select).Select(read.Add).Chunk(ValuesPerStatement / columns.Count))
            {
                await Insert(target, table, columns, batch);
                progress?.Report(rows + read.Count);
            }

            using var written = new Digest();
            await foreach (var row in target.ReadValues(select))
            {
                written.Add(row);
            }

            if (written.ToText() != read.ToText())
            {
                throw new StoreException(inner: null, ProblemCatalogue.StoreUnusable["copy-differs"], ("table", Detail.Exact(table)));
            }

            rows += read.Count;
        }

        await target.Commit();
        return new CopyResult(Tables.Length, rows);
    }

    private static async Task Insert(
        StoreSession session,
        string table,
        IReadOnlyList<(string Name, Type Type)> columns,
        IReadOnlyList<object?[]> rows)
    {
        var values = new DynamicParameters();
        var lines = new List<string>();
        foreach (var (row, line) in rows.Select((row, index) => (row, index)))
        {
            var names = columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Name}{line}")).ToList();
            foreach (var (name, value, column) in names.Zip(row, columns))
            {
                values.Add(name, ToColumn(value, column.Type));
            }

            lines.Add($"({string.Join(", ", names.Select(name => $"@{name}"))})");
        }

        await session.Execute(
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES {string.Join(", ", lines)}",
            values);
    }

    /// <summary>A value in the form that the target's engine has for a type; for <see cref="object"/> in the form of SQLite.</summary>
    private static object? ToColumn(object? value, Type type) => value switch
    {
        DBNull => null,
        byte[] key when type == typeof(Guid) => GuidHandler.FromBytes(key),
        Guid key when type != typeof(Guid) => GuidHandler.ToBytes(key),
        long flag when type == typeof(bool) => flag != 0,
        bool flag when type != typeof(bool) => flag ? 1L : 0L,
        _ => value,
    };

    /// <summary>The number of rows, and a hash over them that does not depend on the engine.</summary>
    private sealed class Digest : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public int Count { get; private set; }

        public object?[] Add(object?[] row)
        {
            Count++;
            _hash.AppendData(RowHash.Of([.. row.Select(value => ToColumn(value, typeof(object)))]));
            return row;
        }

        public string ToText() =>
            string.Create(CultureInfo.InvariantCulture, $"{Count} {Convert.ToHexString(_hash.GetHashAndReset())}");

        public void Dispose() => _hash.Dispose();
    }
}
