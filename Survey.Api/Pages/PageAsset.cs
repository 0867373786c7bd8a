using System.IO.Compression;

namespace Survey.Api.Pages;

/// <summary>A file that pages load, plain and compressed.</summary>
/// <param name="Address">Its path, which contains a hash of the content.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PageAsset(string Address, string ContentType, byte[] Content)
{
    /// <summary>The content compressed by Brotli.</summary>
    public byte[] Brotli { get; } = Compress(Content, stream => new BrotliStream(stream, CompressionLevel.SmallestSize));

    /// <summary>The content compressed by gzip.</summary>
    public byte[] Gzip { get; } = Compress(Content, stream => new GZipStream(stream, CompressionLevel.SmallestSize));

    private static byte[] Compress(byte[] content, Func<Stream, Stream> open)
    {
        using var compressed = new MemoryStream();
        using (var stream = open(compressed))
        {
            stream.Write(content);
        }

        return compressed.ToArray();
    }
}
