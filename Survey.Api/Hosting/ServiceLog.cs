using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace Survey.Api.Hosting;

/// <summary>The log, on standard error, with one line for each request: text on a terminal, JSON if redirected.</summary>
internal static class ServiceLog
{
    public static void Use(ILoggingBuilder logging, bool isRedirected)
    {
        logging.ClearProviders();
        logging.AddSerilog(Create(isRedirected), dispose: true);
    }

    private static Serilog.Core.Logger Create(bool isRedirected)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Information()

            // The framework's own lines about requests contain paths and queries; ours are redacted.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)

            // The program reports this error itself.
            .Filter.ByExcluding(entry => entry.MessageTemplate.Text == "Hosting failed to start")
            .Enrich.With<RedactingEnricher>();
        configuration = isRedirected
            ? configuration.WriteTo.Sink(
                new LogOutput(new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture)))
            : configuration.WriteTo.Console(
                new MessageTemplateTextFormatter(
                    "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                    CultureInfo.InvariantCulture),
                standardErrorFromLevel: LogEventLevel.Verbose);
        return configuration.CreateLogger();
    }
}
