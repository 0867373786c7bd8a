using System.Globalization;
using System.Text;
using QRCoder;

namespace Survey.Api.OpenRounds;

/// <summary>Draws an address as a QR code.</summary>
internal static class QrSvg
{
    // A code on a poster is also read when part of it is dirty or torn.
    private const QRCodeGenerator.ECCLevel Level = QRCodeGenerator.ECCLevel.Q;

    /// <summary>The code as SVG, black on white with the margin that readers need, in any size.</summary>
    public static string Of(Uri address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, Level);
        var matrix = data.ModuleMatrix;
        var squares = new StringBuilder();
        for (var row = 0; row < matrix.Count; row++)
        {
            for (var column = 0; column < matrix[row].Count; column++)
            {
                if (matrix[row][column])
                {
                    squares.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {matrix.Count} {matrix.Count}" width="256" height="256"
            shape-rendering="crispEdges">
            <path fill="#fff" d="M0 0h{matrix.Count}v{matrix.Count}H0z"/><path d="{squares}"/>
            </svg>
            """);
    }
}
