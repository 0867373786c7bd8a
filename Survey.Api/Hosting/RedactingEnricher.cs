using Serilog.Core;
using Serilog.Events;

namespace Survey.Api.Hosting;

/// <summary>Removes secrets from every log entry.</summary>
internal sealed class RedactingEnricher : ILogEventEnricher
{
    /// <inheritdoc/>
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var (name, value) in logEvent.Properties.ToList())
        {
            if (value is ScalarValue { Value: string text } && Redaction.Text(text) is var clean && clean != text)
            {
                logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(clean)));
            }
        }
    }
}
