using Survey.Api.Http;
using Survey.Collecting.Accounts;
using Survey.Storage;

namespace Survey.Api.Access;

/// <summary>Stores when tokens were last used: every ten seconds, and when the service stops.</summary>
/// <param name="uses">Uses recorded in memory.</param>
/// <param name="log">Receives failures.</param>
internal sealed class TokenUseWorker(TokenUses uses, ILogger<TokenUseWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static readonly Action<ILogger, Exception?> LogFailure = LoggerMessage.Define(
        LogLevel.Warning,
        new EventId(1, "TokenUseNotStored"),
        "The last use of tokens could not be stored; it is tried again.");

    private readonly FailureRun _failures = new();

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Save(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Save(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The service is stopping.
        }
    }

    private async Task Save(CancellationToken cancellationToken)
    {
        try
        {
            await uses.Save(cancellationToken);
            _failures.End();
        }
        catch (StoreException failure)
        {
            if (_failures.Add())
            {
                LogFailure(log, failure);
            }
        }
    }
}
