using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace Survey.Api.Hosting;

/// <summary>The log: to standard error, a line for each request, as text for people and as JSON where no person looks.</summary>
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

            // The framework's own lines about requests hold paths and queries; ours hold what may be kept.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)

            // Whoever starts the service is told the same in words.
            .Filter.ByExcluding(entry => entry.MessageTemplate.Text == "Hosting failed to start")
            .Enrich.With<RedactingEnricher>();
        Serilog.Formatting.ITextFormatter formatter = isRedirected
            ? new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture)
            : new MessageTemplateTextFormatter("{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", CultureInfo.InvariantCulture);
        return configuration.WriteTo.Console(formatter, standardErrorFromLevel: LogEventLevel.Verbose).CreateLogger();
    }
}
