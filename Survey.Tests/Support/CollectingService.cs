namespace Survey.Tests.Support;

/// <summary>The service on a store with one round that collects.</summary>
internal sealed class CollectingService : IDisposable
{
    public CollectingService(string sample = "minimal", params (string Name, string Value)[] settings)
    {
        Collecting = new CollectingRound(sample);
        Service = new ServiceUnderTest(Collecting.StorePath, Collecting.Clock, settings: settings);
    }

    public CollectingRound Collecting { get; }

    public ServiceUnderTest Service { get; }

    public void Dispose()
    {
        Service.Dispose();
        Collecting.Dispose();
    }
}
