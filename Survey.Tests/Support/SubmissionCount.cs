using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Survey.Tests.Support;

/// <summary>Number of submissions that one service counts from now on, by way.</summary>
internal sealed class SubmissionCount : IDisposable
{
    private readonly MeterListener _listener;
    private readonly Lock _lock = new();
    private readonly List<string> _ways = [];

    public SubmissionCount(IServiceProvider services)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "survey.submissions" && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((_, measured, tags, _) =>
        {
            lock (_lock)
            {
                _ways.AddRange(Enumerable.Repeat((string)tags[0].Value!, (int)measured));
            }
        });
        _listener.Start();
    }

    public IReadOnlyList<string> InputChannels
    {
        get
        {
            lock (_lock)
            {
                return [.. _ways];
            }
        }
    }

    public void Dispose() => _listener.Dispose();
}
