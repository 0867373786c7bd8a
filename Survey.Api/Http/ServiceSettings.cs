using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Survey.Storage;

namespace Survey.Api.Http;

/// <summary>Settings of the service, from environment variables or arguments with the same names.</summary>
/// <param name="Store">The store's address (<c>SURVEY_STORE</c>), which may contain a password.</param>
/// <param name="Keys">
/// Folder of the keys that protect cookies, forms and messages (<c>SURVEY_KEYS</c>); by default beside the store's file. Null to keep
/// the keys in the database of a server.
/// </param>
/// <param name="PublicAddress">The service's public address (<c>SURVEY_ADDRESS</c>); null to use the address of each request.</param>
/// <param name="Proxies">
/// Trusted proxies, whose forwarded address and scheme are used (<c>SURVEY_PROXIES</c>: addresses or networks, separated by commas).
/// </param>
/// <param name="RequestsPerAddress">Maximum number of requests per minute from one address (<c>SURVEY_LIMIT_ADDRESS</c>).</param>
/// <param name="RequestsPerHolder">Maximum number of requests per minute with one link or token (<c>SURVEY_LIMIT_HOLDER</c>).</param>
public sealed record ServiceSettings(
    string Store,
    string? Keys,
    Uri? PublicAddress,
    IReadOnlyList<IPNetwork> Proxies,
    int RequestsPerAddress,
    int RequestsPerHolder)
{
    /// <summary>The mail server (<c>SURVEY_SMTP</c>). If null, messages wait in the outbox to be copied by hand.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>The mailbox of undelivered messages (<c>SURVEY_BOUNCES</c>); null if none is read.</summary>
    public BounceSettings? Bounces { get; init; }

    /// <summary>
    /// Certificates with their private keys (<c>SURVEY_KEYS_CERTIFICATE</c>: files, separated by commas). The first one encrypts new keys,
    /// and all decrypt earlier ones. If empty, keys are not encrypted.
    /// </summary>
    public IReadOnlyList<X509Certificate2> KeyCertificates { get; init; } = [];

    /// <summary>
    /// The prefix of cookies for all pages: behind TLS, browsers keep such a cookie only from this host itself, with TLS and for all paths.
    /// Empty if the service does not know that it is behind TLS.
    /// </summary>
    public string HostCookiePrefix => IsSecure ? "__Host-" : "";

    /// <summary>The prefix of cookies for some pages: behind TLS, browsers keep such a cookie only with TLS.</summary>
    public string SecureCookiePrefix => IsSecure ? "__Secure-" : "";

    private bool IsSecure => PublicAddress?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidDataException">A setting is not valid.</exception>
    public static ServiceSettings From(IConfiguration configuration)
    {
        var store = configuration["SURVEY_STORE"] is { Length: > 0 } given ? given : "survey.db";
        var address = ReadAddress(configuration["SURVEY_ADDRESS"]);
        var smtp = SmtpSettings.Read(configuration["SURVEY_SMTP"]);
        if (smtp is not null && address is null)
        {
            throw new InvalidDataException(
                "With SURVEY_SMTP, set SURVEY_ADDRESS as well: the links in messages begin with it, for instance https://survey.example.org"
            );
        }

        var bounces = BounceSettings.Read(configuration["SURVEY_BOUNCES"]);
        if (bounces is not null && smtp is null)
        {
            throw new InvalidDataException("SURVEY_BOUNCES needs SURVEY_SMTP: only messages that this service sends can return to it.");
        }

        return new ServiceSettings(
            store,
            configuration["SURVEY_KEYS"] is { Length: > 0 } keys ? keys
                : StoreAddress.IsFile(store) ? $"{store}.keys" : null,
            address,
            [.. ReadList(configuration, "SURVEY_PROXIES").Select(ReadNetwork)],
            ReadLimit(configuration, "SURVEY_LIMIT_ADDRESS", otherwise: 6000),
            ReadLimit(configuration, "SURVEY_LIMIT_HOLDER", otherwise: 600))
        {
            Smtp = smtp,
            Bounces = bounces,
            KeyCertificates = [.. ReadList(configuration, "SURVEY_KEYS_CERTIFICATE").Select(ReadCertificate)],
        };
    }

    private static string[] ReadList(IConfiguration configuration, string name) =>
        (configuration[name] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static X509Certificate2 ReadCertificate(string path)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPemFile(path);
            using var key = certificate.GetRSAPrivateKey();
            if (key is not null)
            {
                return certificate;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            // Explained below.
        }

        throw new InvalidDataException(
            $"SURVEY_KEYS_CERTIFICATE names files, each with a certificate and its RSA private key in PEM form. {path} cannot be used.");
    }

    private static Uri? ReadAddress(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
        && address.AbsolutePath == "/"
        && address.Query.Length == 0
            ? address
        : throw new InvalidDataException(
            "SURVEY_ADDRESS is the address by which people reach the service, for instance https://survey.example.org"
        );

    private static IPNetwork ReadNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new InvalidDataException(
            "SURVEY_PROXIES holds addresses or networks with commas between, for instance 10.0.0.5,10.1.0.0/16");

    private static int ReadLimit(IConfiguration configuration, string name, int otherwise) =>
        configuration[name] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit
        : throw new InvalidDataException($"{name} is a number of requests in a minute, for instance {otherwise}");
}
