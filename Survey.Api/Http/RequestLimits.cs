namespace Survey.Api.Http;

/// <summary>How large a request may be, in bytes.</summary>
internal static class RequestLimits
{
    /// <summary>The largest body, unless the endpoint accepts uploads.</summary>
    public const long LargestBody = 8 * 1024 * 1024;

    /// <summary>The largest document, workbook or table that can be uploaded.</summary>
    public const long LargestUpload = 64 * 1024 * 1024;
}
