using Dapper;
using Survey.Storage;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

/// <summary>The bucket of a code is in the keys of stored rows, so it is the same in all versions and on both engines.</summary>
public sealed class BucketTests
{
    private static readonly object[][] Known =
    [
        ["", 35],
        ["iom", 19],
        ["rcm", 57],
        ["lake", 47],
        ["0123456789abcdef0123456789abcdef", 62],
        ["Zoë – أ", 29],
    ];

    [TestCaseSource(nameof(Known))]
    public void Of_Code_IsTheSameInAllVersions(string code, int bucket) => Bucket.Of(code).ShouldBe(bucket);

    [TestCaseSource(nameof(Known))]
    public async Task BucketOf_InPostgres_IsTheSame(string code, int bucket)
    {
        using var store = await TestStore.MakeEmpty(StoreEngine.Postgres);
        using var connection = store.Connect();

        connection.QuerySingle<int>("SELECT bucket_of(@code)", new { code }).ShouldBe(bucket);
        connection.QuerySingle<int>("SELECT bucket_of(sha256(convert_to(@code, 'UTF8')))", new { code }).ShouldBe(bucket);
        connection.QuerySingle<int?>("SELECT bucket_of(NULL::TEXT)").ShouldBeNull();
    }
}
