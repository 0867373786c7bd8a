using System.Globalization;
using System.Net;

namespace Survey.Api.Http;

/// <summary>How the service is set up, from variables of the environment or arguments of the same names.</summary>
/// <param name="Store">The store's file (<c>SURVEY_STORE</c>).</param>
/// <param name="Keys">The folder of the keys that seal cookies and forms (<c>SURVEY_KEYS</c>; beside the store without it).</param>
/// <param name="PublicAddress">By which people reach the service (<c>SURVEY_ADDRESS</c>); null: by whatever a request was sent to.</param>
/// <param name="Proxies">The proxies whose word on address and scheme is taken (<c>SURVEY_PROXIES</c>: addresses or networks with commas between).</param>
/// <param name="RequestsPerAddress">The most requests in a minute from one address (<c>SURVEY_LIMIT_ADDRESS</c>).</param>
/// <param name="RequestsPerHolder">The most requests in a minute with one link or token (<c>SURVEY_LIMIT_HOLDER</c>).</param>
public sealed record ServiceSettings(
    string Store,
    string Keys,
    Uri? PublicAddress,
    IReadOnlyList<IPNetwork> Proxies,
    int RequestsPerAddress,
    int RequestsPerHolder)
{
    /// <summary>The mail server (<c>SURVEY_SMTP</c>); null: messages wait to be copied by hand.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidDataException">One of them is not what it must be.</exception>
    public static ServiceSettings From(IConfiguration configuration)
    {
        var store = configuration["SURVEY_STORE"] is { Length: > 0 } given ? given : "survey.db";
        var address = ReadAddress(configuration["SURVEY_ADDRESS"]);
        var smtp = SmtpSettings.Read(configuration["SURVEY_SMTP"]);
        if (smtp is not null && address is null)
        {
            throw new InvalidDataException("With SURVEY_SMTP, set SURVEY_ADDRESS as well: the links in messages begin with it, for instance https://survey.example.org");
        }

        return new ServiceSettings(
            store,
            configuration["SURVEY_KEYS"] is { Length: > 0 } keys ? keys : $"{store}.keys",
            address,
            [.. (configuration["SURVEY_PROXIES"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadNetwork)],
            ReadLimit(configuration, "SURVEY_LIMIT_ADDRESS", otherwise: 6000),
            ReadLimit(configuration, "SURVEY_LIMIT_HOLDER", otherwise: 600))
        {
            Smtp = smtp,
        };
    }

    private static Uri? ReadAddress(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.AbsolutePath == "/" && address.Query.Length == 0 ? address
        : throw new InvalidDataException("SURVEY_ADDRESS is the address by which people reach the service, for instance https://survey.example.org");

    private static IPNetwork ReadNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new InvalidDataException("SURVEY_PROXIES holds addresses or networks with commas between, for instance 10.0.0.5,10.1.0.0/16");

    private static int ReadLimit(IConfiguration configuration, string name, int otherwise) =>
        configuration[name] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit
        : throw new InvalidDataException($"{name} is a number of requests in a minute, for instance {otherwise}");
}
