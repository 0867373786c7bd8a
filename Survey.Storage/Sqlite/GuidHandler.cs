using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Survey.Storage.Sqlite;

/// <summary>Stores keys in SQLite as 16 bytes, big-endian, so that UUIDs of version 7 sort by time.</summary>
internal sealed class GuidHandler : SqlMapper.TypeHandler<Guid>
{
    private static readonly Lock Gate = new();
    private static bool _isInstalled;

    /// <summary>Registers the handler with Dapper, once per process.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (!_isInstalled)
            {
                SqlMapper.RemoveTypeMap(typeof(Guid));
                SqlMapper.RemoveTypeMap(typeof(Guid?));
                SqlMapper.AddTypeHandler(new GuidHandler());
                _isInstalled = true;
            }
        }
    }

    public override void SetValue(IDbDataParameter parameter, Guid value) =>
        parameter.Value = parameter is SqliteParameter ? value.ToByteArray(bigEndian: true) : value;

    public override Guid Parse(object value) => value is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)value;
}
