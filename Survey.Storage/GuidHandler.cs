using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Survey.Storage;

/// <summary>
/// Stores keys in PostgreSQL as UUID, and in SQLite as 16 bytes, big-endian. In both, UUIDs of version 7 sort by time.
/// </summary>
internal sealed class GuidHandler : SqlMapper.ITypeHandler
{
    /// <summary>Registers the handler with Dapper.</summary>
    public static void Install()
    {
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.RemoveTypeMap(typeof(Guid?));
        SqlMapper.AddTypeHandler(typeof(Guid), new GuidHandler());
    }

    public void SetValue(IDbDataParameter parameter, object value)
    {
        if (parameter is SqliteParameter)
        {
            parameter.Value = value is Guid key ? ToBytes(key) : value;
            return;
        }

        // With the type even of a null, because PostgreSQL cannot infer it from “@after IS NULL”.
        parameter.DbType = DbType.Guid;
        parameter.Value = value;
    }

    public object Parse(Type destinationType, object value) => value is byte[] bytes ? FromBytes(bytes) : value;

    /// <summary>A key as SQLite stores it.</summary>
    public static byte[] ToBytes(Guid key) => key.ToByteArray(bigEndian: true);

    /// <summary>A key from its form in SQLite.</summary>
    public static Guid FromBytes(byte[] bytes) => new(bytes, bigEndian: true);
}
