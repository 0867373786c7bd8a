using System.Net;
using System.Net.Sockets;

namespace Survey.Api.Http;

/// <summary>The address a request comes from, to count requests and wrong passwords by.</summary>
internal static class ClientAddress
{
    /// <summary>The address as text; for IPv6 the network of 64 bits, because every machine has many addresses in it.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address is null ? "none"
            : address.AddressFamily == AddressFamily.InterNetworkV6
                ? new IPAddress([.. address.GetAddressBytes().Take(8), 0, 0, 0, 0, 0, 0, 0, 0]).ToString()
            : address.ToString();
    }
}
