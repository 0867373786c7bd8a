using Serilog.Core;
using Serilog.Events;

namespace Survey.Api.Hosting;

/// <summary>Sees to it that no line of the log, whoever writes it, holds a secret or the path of a request unread.</summary>
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
