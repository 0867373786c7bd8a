namespace Survey.Tests.Support;

/// <summary>The service on a store with one round that is collecting.</summary>
internal sealed class CollectingService : IDisposable
{
    private CollectingService(CollectingRound collecting, (string Name, string Value)[] settings)
    {
        Collecting = collecting;
        Service = new ServiceUnderTest(Collecting.StorePath, Collecting.Clock, settings: settings);
    }

    public CollectingRound Collecting { get; }

    public ServiceUnderTest Service { get; }

    /// <summary>The service on a round whose files are changed before it is loaded.</summary>
    public static async Task<CollectingService> Make(Action<TemporaryFolder> change, params (string Name, string Value)[] settings) =>
        new(await CollectingRound.Make(change: change), settings);

    public static async Task<CollectingService> Make(string sample = "minimal", params (string Name, string Value)[] settings) =>
        new(await CollectingRound.Make(sample), settings);

    public void Dispose()
    {
        Service.Dispose();
        Collecting.Dispose();
    }
}
