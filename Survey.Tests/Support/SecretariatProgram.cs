using Survey.Core.Responses;

namespace Survey.Tests.Support;

/// <summary>A service with a round that is collecting, and a program with the link of one of its secretariats.</summary>
public abstract class SecretariatProgram
{
    private protected CollectingService Collecting { get; private set; } = null!;

    private protected HttpClient Secretariat { get; private set; } = null!;

    [SetUp]
    public async Task Start()
    {
        Collecting = await CollectingService.Make();
        Secretariat = await Collecting.Service.CreateClient(ActorRole.Secretariat, "minimal", "lake");
    }

    [TearDown]
    public void Stop()
    {
        Secretariat.Dispose();
        Collecting.Dispose();
    }
}
